// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/topview.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace chat::ctl {
namespace {

constexpr std::array watched{SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

std::atomic<int> g_signalPipe{-1};

extern "C" void noteSignal(int signal)
{
    const auto byte = static_cast<unsigned char>(signal);
    const int before = errno;
    [[maybe_unused]] const ssize_t written = ::write(g_signalPipe.load(), &byte, 1);
    errno = before;
}

} // namespace

TopView::TopView(const Style &style) : m_style(style)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
        g_signalPipe = m_pipe[1];
        for (const int signal : watched)
            std::signal(signal, noteSignal);
        m_signals.setSocket(m_pipe[0]);
        connect(&m_signals, &QSocketNotifier::activated, this, &TopView::readSignals);
        m_signals.setEnabled(true);
    }
    std::signal(SIGPIPE, SIG_IGN);
    if (::isatty(STDIN_FILENO) != 0) {
        m_keys.setSocket(STDIN_FILENO);
        connect(&m_keys, &QSocketNotifier::activated, this, &TopView::readKeys);
        m_keys.setEnabled(true);
    }
}

TopView::~TopView()
{
    for (const int signal : watched)
        std::signal(signal, SIG_DFL);
    m_signals.setEnabled(false);
    g_signalPipe = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void TopView::takeStats(const AdminStats &stats)
{
    m_numbers = TopNumbers{.now = stats,
                           .before = m_numbers ? std::optional(m_numbers->now) : std::nullopt,
                           .workers = m_workers};
    draw();
}

void TopView::takeWorkers(const AdminWorkers &workers)
{
    m_workers = workers;
    if (m_numbers)
        m_numbers->workers = workers;
    draw();
}

void TopView::readKeys()
{
    char key = 0;
    const ssize_t got = ::read(STDIN_FILENO, &key, 1);
    if (got == 0 || (got == 1 && (key == 'q' || key == 'Q' || key == 4)))
        Q_EMIT closed();
}

void TopView::readSignals()
{
    unsigned char signal = 0;
    while (::read(m_pipe[0], &signal, 1) == 1) {
        if (signal == SIGWINCH) {
            draw();
        } else if (signal == SIGTSTP) {
            m_screen.leave();
            ::raise(SIGSTOP); // until it is continued
            m_screen.enter();
            draw();
        } else {
            return Q_EMIT closed();
        }
    }
}

void TopView::draw()
{
    if (!m_numbers)
        return;
    const Screen::Size size = Screen::size();
    m_screen.show(frameOf(topLines(*m_numbers, size.columns, size.rows), m_style));
}

} // namespace chat::ctl

#include "moc_topview.cpp"
