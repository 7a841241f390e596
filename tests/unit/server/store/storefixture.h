// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqlitestore.h"
#include "shared/core/limits.h"

#include <QTemporaryDir>

/// What the tests of the store share.
namespace chat::server {

inline constexpr Timestamp testTime{Milliseconds(1'730'000'000'000)};

/// Event `seq` of a room; its time is testTime + seq seconds.
[[nodiscard]] inline StoredEvent storedEvent(RoomId room, Seq seq, const QByteArray &body = "{}")
{
    return {
        .room = room,
        .seq = seq,
        .time = testTime + std::chrono::seconds(seq),
        .type = "msg.new",
        .user = UserId{7},
        .nonce = "n" + QByteArray::number(seq),
        .body = body,
    };
}

[[nodiscard]] inline std::vector<StoredEvent> storedEvents(RoomId room, Seq first, Seq last,
                                                           const QByteArray &body = "{}")
{
    std::vector<StoredEvent> made;
    for (Seq seq = first; seq <= last; ++seq)
        made.push_back(storedEvent(room, seq, body));
    return made;
}

[[nodiscard]] inline std::vector<Seq> seqsOf(const std::vector<StoredEvent> &all)
{
    std::vector<Seq> seqs;
    for (const StoredEvent &one : all)
        seqs.push_back(one.seq);
    return seqs;
}

[[nodiscard]] inline RoomRecord roomNamed(quint64 id, const QString &name)
{
    return {.id = {id}, .name = name, .kind = "channel", .maxPeople = 500, .epoch = 11};
}

/// A store in a directory of its own, with a log and a reader. Ends the test program when it cannot be made.
class OpenStore
{
public:
    explicit OpenStore(const QString &directory = {})
        : m_path(directory.isEmpty() ? m_directory.path() : directory)
    {
        open();
    }

    void open()
    {
        auto opened = SqliteStore::open(m_path);
        if (!opened)
            qFatal("store: %s", qPrintable(opened.error().detail));
        store = std::move(*opened);
        log = std::move(store->openLog().value());
        reader = std::move(store->openReader().value());
    }

    void reopen()
    {
        reader.reset();
        log.reset();
        store.reset();
        open();
    }

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString file() const { return m_path + u'/' + SqliteStore::fileName; }

    RoomId makeRoom(quint64 id = 1, const QString &name = QStringLiteral("lobby"))
    {
        return log->ensureRoom(roomNamed(id, name)).value().id;
    }

private:
    QTemporaryDir m_directory;
    QString m_path;

public:
    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<EventLog> log;
    std::unique_ptr<EventReader> reader;
};

/// QVERIFY of a StoreResult, with its detail.
#define VERIFY_DONE(result)                                                                                  \
    do {                                                                                                     \
        const auto &checked = (result);                                                                      \
        QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().detail));                    \
    } while (false)

#define VERIFY_REFUSED(result, expectedKind)                                                                 \
    do {                                                                                                     \
        const auto &checked = (result);                                                                      \
        QVERIFY2(!checked.has_value(), "it was done");                                                       \
        QVERIFY2(checked.error().kind == (expectedKind), qPrintable(checked.error().detail));                \
    } while (false)

} // namespace chat::server
