// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/screen.h"

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace chat::ctl {

/// `chat-ctl top` on a terminal: takes its keys and signals, draws what it is told. Gives the terminal back
/// when it goes, and while the program is stopped (Ctrl+Z). One at a time; main thread, with an event loop.
class TopView final : public QObject
{
    Q_OBJECT
public:
    explicit TopView(const Style &style);
    ~TopView() override;

    void takeStats(const AdminStats &stats);
    void takeWorkers(const AdminWorkers &workers);

Q_SIGNALS:
    /// q, Ctrl+C, or a signal that ends programs.
    void closed();

private:
    void readKeys();
    void readSignals();
    void draw();

    Style m_style;
    std::optional<TopNumbers> m_numbers; ///< none before the first look
    AdminWorkers m_workers;
    std::array<int, 2> m_pipe{-1, -1}; ///< from the signal handler
    QSocketNotifier m_keys{QSocketNotifier::Read};
    QSocketNotifier m_signals{QSocketNotifier::Read};
    Screen m_screen;
};

} // namespace chat::ctl
