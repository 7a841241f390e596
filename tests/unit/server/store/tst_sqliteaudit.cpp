// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/store/storefixture.h"

#include <QTest>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::server;

/// What operators did, as the store keeps it.
class tst_SqliteAudit final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isKeptNewestFirst();
    void isFiltered_data();
    void isFiltered();
};

void tst_SqliteAudit::isKeptNewestFirst()
{
    OpenStore store;
    std::vector<AuditRecord> given;
    for (int i = 1; i <= 5; ++i)
        given.push_back({i, testTime + std::chrono::seconds(i), "root", "127.0.0.1", "kick", u"'철수'"_s,
                         i == 3 ? QString() : u"욕설 \"x\"; --"_s, "ok"});
    for (const AuditRecord &record : given)
        VERIFY_DONE(store.log->appendAudit(record));
    store.reopen();

    const auto all = store.reader->audit({.limit = 6});
    VERIFY_DONE(all);
    QVERIFY(std::ranges::equal(*all, given | std::views::reverse));
    const auto page = store.reader->audit({.before = 4, .limit = 2});
    VERIFY_DONE(page);
    QCOMPARE(page->size(), size_t(2));
    QVERIFY(page->front() == given[2]);
    QVERIFY(page->back() == given[1]);
    QCOMPARE(store.reader->audit({.before = 1, .limit = 2})->size(), size_t(0));
    QCOMPARE(store.reader->audit({})->size(), size_t(0));
}

void tst_SqliteAudit::isFiltered_data()
{
    QTest::addColumn<AuditQuery>("query");
    QTest::addColumn<QList<qint64>>("ids");
    const auto row = [](const char *name, const AuditQuery &query, const QList<qint64> &ids) {
        QTest::newRow(name) << query << ids;
    };
    row("no condition", {.limit = 9}, {4, 3, 2, 1});
    row("one operator", {.limit = 9, .admin = "jun"}, {4, 2});
    row("a name is not a part of a name", {.limit = 9, .admin = "ju"}, {});
    row("a part of an act", {.limit = 9, .action = "kick"}, {3, 1});
    row("a wildcard is only a character", {.limit = 9, .action = "k%k"}, {});
    row("not older than the third", {.limit = 9, .since = testTime + std::chrono::seconds(3)}, {4, 3});
    row("all of them", {.before = 4, .limit = 9, .admin = "jun", .action = "drain", .since = testTime}, {2});
    row("as many as wanted", {.limit = 1, .admin = "jun"}, {4});
    row("a quote is only a character", {.limit = 9, .admin = "' OR 1=1 --"}, {});
}

void tst_SqliteAudit::isFiltered()
{
    QFETCH(AuditQuery, query);
    OpenStore store;
    const auto keep = [&](int i, const QByteArray &who, const QByteArray &action) {
        return store.log->appendAudit(
            {i, testTime + std::chrono::seconds(i), who, "local", action, {}, {}, "ok"});
    };
    VERIFY_DONE(keep(1, "mina", "kick"));
    VERIFY_DONE(keep(2, "jun", "drain"));
    VERIFY_DONE(keep(3, "mina", "a.session.kick"));
    VERIFY_DONE(keep(4, "jun", "broadcast"));
    store.reopen();
    const auto rows = store.reader->audit(query);
    VERIFY_DONE(rows);
    QList<qint64> ids;
    for (const AuditRecord &row : *rows)
        ids << row.id;
    QTEST(ids, "ids");
}

QTEST_GUILESS_MAIN(tst_SqliteAudit)
#include "tst_sqliteaudit.moc"
