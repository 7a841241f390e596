// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace chat::ctl {
namespace {

void writeAll(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), size_t(bytes.size()));
        if (written <= 0)
            return; // the terminal is gone; its signal comes too
        bytes = bytes.sliced(written);
    }
}

} // namespace

QByteArray frameOf(const std::vector<TopLine> &lines, const Style &style)
{
    QString frame = QStringLiteral("\x1b[H");
    for (size_t i = 0; i < lines.size(); ++i) {
        const TopLine &line = lines[i];
        frame += line.look == TopLine::Strong ? style.strong(line.text)
            : line.look == TopLine::Alarming  ? style.alarming(line.text)
                                              : line.text;
        frame += QStringLiteral("\x1b[K");
        if (i + 1 < lines.size()) // after the last one the screen would move
            frame += QStringLiteral("\r\n");
    }
    return (frame + QStringLiteral("\x1b[J")).toUtf8();
}

Screen::Size Screen::size()
{
    winsize window{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0)
        return {};
    return {window.ws_col, window.ws_row};
}

void Screen::show(const QByteArray &frame)
{
    if (m_entered)
        writeAll(frame);
}

void Screen::enter()
{
    if (m_entered)
        return;
    m_entered = true;
    termios now{};
    if (::tcgetattr(STDIN_FILENO, &now) == 0) {
        m_before = now;
        now.c_lflag &= ~tcflag_t(ICANON | ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &now);
    }
    writeAll("\x1b[?1049h\x1b[?25l");
}

void Screen::leave()
{
    if (!m_entered)
        return;
    m_entered = false;
    writeAll("\x1b[?25h\x1b[?1049l");
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSANOW, &*m_before);
}

} // namespace chat::ctl
