// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/epolldispatcher.h"

#include <QCoreApplication>
#include <QTest>

/// main() of a test whose main thread runs on our dispatcher.
template <class Test>
int runOnEpoll(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(new chat::server::EpollDispatcher); // the application owns it
    QCoreApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}
