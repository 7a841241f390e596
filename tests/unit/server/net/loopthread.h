// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/epolldispatcher.h"

#include <QThread>

/// A thread that runs on our dispatcher, from start() until it is destroyed.
class LoopThread : public QThread
{
public:
    LoopThread() { setEventDispatcher(new chat::server::EpollDispatcher); }
    ~LoopThread() override
    {
        quit();
        wait();
    }
};
