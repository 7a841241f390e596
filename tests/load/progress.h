// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/load/packets.h"

#include <string>

namespace chat::load {

/// One line on the terminal that says how far things are; nothing where standard error is no terminal.
class Progress
{
public:
    explicit Progress(bool quiet);
    ~Progress();
    /// Twice a second at most; `text()` is only called then.
    void show(Stamp now, auto &&text)
    {
        if (m_on && now >= m_next) {
            m_next = now + 500'000'000;
            print(text());
        }
    }

private:
    void print(const std::string &text);

    bool m_on;
    bool m_dirty = false;
    Stamp m_next = 0;
};

} // namespace chat::load
