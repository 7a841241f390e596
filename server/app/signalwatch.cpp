// SPDX-License-Identifier: Apache-2.0
#include "server/app/signalwatch.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace chat::server {
namespace {

int watchedSignals()
{
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

} // namespace

SignalWatch::SignalWatch() : m_fd(watchedSignals()), m_notifier(m_fd, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatch::read);
}

SignalWatch::~SignalWatch() { ::close(m_fd); }

void SignalWatch::read()
{
    signalfd_siginfo info;
    while (::read(m_fd, &info, sizeof info) == ssize_t(sizeof info)) {
        if (info.ssi_signo == SIGHUP)
            Q_EMIT reload();
        else
            Q_EMIT terminate();
    }
}

} // namespace chat::server

#include "moc_signalwatch.cpp"
