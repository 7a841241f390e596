// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/chatclient.h"

#include <QTest>

/// What the tests of the whole server share: the rows by which each runs, over every transport and, where it
/// applies, in every format.
namespace chat::test {

inline void addTransports()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("ws") << Transport::Ws;
    QTest::newRow("wss") << Transport::Wss;
}

inline void addTransportsAndFormats()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<WireFormat>("format");
    QTest::newRow("ws, JSON") << Transport::Ws << WireFormat::Json;
    QTest::newRow("ws, CBOR") << Transport::Ws << WireFormat::Cbor;
    QTest::newRow("wss, JSON") << Transport::Wss << WireFormat::Json;
    QTest::newRow("wss, CBOR") << Transport::Wss << WireFormat::Cbor;
}

/// The text of a message, for comparing lists of them.
inline QString textOf(const KeptEvent &event)
{
    Document document;
    const auto body = document.parse(event.body, WireFormat::Json);
    const auto message
        = body ? readMap<MessageNew>(*body, Direction::FromServer) : refuse(ErrorCode::Internal);
    return message ? message->text : QString();
}

inline QStringList textsOf(const std::vector<KeptEvent> &events)
{
    QStringList texts;
    for (const KeptEvent &event : events)
        texts << textOf(event);
    return texts;
}

/// "a1", "a2", ... "a<last>" from `first` on.
inline QStringList numbered(const QString &word, int first, int last)
{
    QStringList texts;
    for (int i = first; i <= last; ++i)
        texts << word + QString::number(i);
    return texts;
}

} // namespace chat::test
