// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ctl/terminaltext.h"
#include "server/ctl/toppage.h"

#include <QByteArray>

#include <optional>
#include <termios.h>

namespace chat::ctl {

/// What is written to show the lines on a whole screen: from the top left corner, each to the end of its
/// line, the rest empty. Pure.
[[nodiscard]] QByteArray frameOf(const std::vector<TopLine> &lines, const Style &style);

/// The terminal on stdout while something has all of it: the other screen, no cursor, keys at once and
/// unseen. As it was again at the end. One at a time; one thread.
class Screen
{
public:
    Screen() { enter(); }
    ~Screen() { leave(); }
    Q_DISABLE_COPY_MOVE(Screen)

    struct Size {
        int columns = 80;
        int rows = 24;
    };
    /// As the terminal says now; 80 x 24 when it does not.
    [[nodiscard]] static Size size();

    void show(const QByteArray &frame);

    /// Gives the terminal back, and takes it again: while the program is stopped. Idempotent.
    void leave();
    void enter();

private:
    bool m_entered = false;
    std::optional<termios> m_before; ///< none when stdin is no terminal
};

} // namespace chat::ctl
