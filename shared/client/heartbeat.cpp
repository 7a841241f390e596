// SPDX-License-Identifier: Apache-2.0
#include "shared/client/heartbeat.h"

namespace chat::client {

void Heartbeat::start(MonoTime now) { heard(now); }

void Heartbeat::heard(MonoTime now)
{
    m_asked = false;
    m_patience = patience;
    m_deadline = now + quiet;
}

void Heartbeat::doubt(MonoTime now)
{
    m_asked = false;
    m_patience = shortPatience;
    m_deadline = now;
}

Heartbeat::Next Heartbeat::check(MonoTime now)
{
    if (now < m_deadline)
        return Next::Nothing;
    if (m_asked)
        return Next::GiveUp;
    m_asked = true;
    m_deadline = now + m_patience;
    return Next::Ask;
}

} // namespace chat::client
