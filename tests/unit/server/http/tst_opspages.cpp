// SPDX-License-Identifier: Apache-2.0
#include "server/http/opspages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

/// The page of each path, and what it says.
class tst_OpsPages final : public QObject, private OpsSource
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_facts = {.listening = {"ws://127.0.0.1:7070"}}; }
    void pages_data();
    void pages();
    void everyAnswerProtectsBrowsers_data() { pages_data(); }
    void everyAnswerProtectsBrowsers();
    void aWrongTokenIsToldSo();
    void readinessSaysWhyNot();
    void statusCounts();
    void theRoomListIsBounded();

private:
    [[nodiscard]] OpsFacts facts() const override { return m_facts; }
    [[nodiscard]] OpsCounts counts() const override { return {}; }
    [[nodiscard]] HttpReply get(const QByteArray &path,
                                const QByteArray &authorization = "Bearer " + token) const
    {
        return m_pages.answer({.method = "GET",
                               .path = path,
                               .host = "ops",
                               .authorization = authorization,
                               .peer = "192.0.2.7"});
    }
    static QByteArray header(const HttpReply &reply, const QByteArray &name)
    {
        const auto found = std::ranges::find(reply.headers, name, &HttpField::first);
        return found != reply.headers.end() ? found->second : QByteArray();
    }
    static QJsonObject object(const HttpReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }

    static inline const QByteArray token = "0123456789abcdef";
    OpsFacts m_facts;
    OpsPages m_pages{*this, {.token = token}};
};

void tst_OpsPages::pages_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("withToken");
    QTest::addColumn<int>("without");

    QTest::newRow("the chat page (B2-10)") << "/"_ba << 200 << 200;
    QTest::newRow("is it alive") << "/healthz"_ba << 200 << 200;
    QTest::newRow("is it ready") << "/readyz"_ba << 200 << 200;
    QTest::newRow("metrics") << "/metrics"_ba << 200 << 401;
    QTest::newRow("status (S1-21)") << "/serverStatus"_ba << 200 << 401;
    QTest::newRow("rooms (S1-22)") << "/roomlist"_ba << 200 << 401;
    QTest::newRow("node (S1-20)") << "/node"_ba << 200 << 401;
    QTest::newRow("no such page") << "/admin"_ba << 404 << 404;
    QTest::newRow("a page has one spelling") << "/healthz/"_ba << 404 << 404;
    QTest::newRow("large letters are other letters") << "/ServerStatus"_ba << 404 << 404;
    QTest::newRow("no way out of here") << "/../etc/passwd"_ba << 404 << 404;
    QTest::newRow("no path") << ""_ba << 404 << 404;
}

void tst_OpsPages::pages()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, withToken);
    QFETCH(const int, without);
    QCOMPARE(get(path).status, withToken);
    QCOMPARE(get(path, {}).status, without);
}

void tst_OpsPages::everyAnswerProtectsBrowsers()
{
    QFETCH(const QByteArray, path);
    for (const HttpReply &reply : {get(path), get(path, {})}) {
        QCOMPARE(header(reply, "X-Content-Type-Options"), "nosniff"_ba);
        QCOMPARE(header(reply, "Cache-Control"), "no-store"_ba);
        QVERIFY(header(reply, "Content-Security-Policy").startsWith("default-src 'none';"));
        QVERIFY(header(reply, "Access-Control-Allow-Origin").isEmpty());
        QCOMPARE(header(reply, "WWW-Authenticate").isEmpty(), reply.status != 401);
    }
}

void tst_OpsPages::aWrongTokenIsToldSo()
{
    const HttpReply reply = get("/node", "Bearer 0000000000000000");
    QCOMPARE(reply.status, 401);
    QVERIFY(header(reply, "WWW-Authenticate").contains("invalid_token"));
    QVERIFY(!reply.body.contains("0000000000000000"));
}

void tst_OpsPages::readinessSaysWhyNot()
{
    QCOMPARE(get("/readyz").body,
             R"({"ready":true,"reasons":[]})"
             "\n"_ba);
    m_facts.draining = true;
    m_facts.store.available = false;
    const HttpReply reply = get("/readyz");
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.contentType, "application/json"_ba);
    QCOMPARE(reply.body,
             R"({"ready":false,"reasons":["draining","store_unavailable"]})"
             "\n"_ba);
    QCOMPARE(get("/healthz").status, 200); // it lives, and must not be started anew
}

void tst_OpsPages::statusCounts()
{
    m_facts.node = u"마당 \"1\""_s;
    m_facts.sessions = 7;
    m_facts.connectionsMax = 960;
    m_facts.capacity = {.more = 12, .limit = CapacityLimit::Memory};
    m_facts.rooms = {{.name = u"channel-0"_s, .people = 7}};
    const QJsonObject status = object(get("/serverStatus"));
    QCOMPARE(status[u"name"_s].toString(), m_facts.node);
    QCOMPARE(status[u"sessions"_s].toInt(), 7);
    QCOMPARE(status[u"connections_max"_s].toInt(), 960);
    QCOMPARE(status[u"rooms"_s].toInt(), 1);
    const QJsonObject capacity{{u"more"_s, 12}, {u"limit"_s, u"memory"_s}};
    QCOMPARE(status[u"capacity"_s].toObject(), capacity);
    QCOMPARE(status[u"ready"_s].toBool(), true);
}

void tst_OpsPages::theRoomListIsBounded()
{
    m_facts.rooms.resize(
        1500, {.id = RoomId{7}, .name = u"마당"_s, .kind = "channel", .people = 3, .maxPeople = 500});
    const QJsonObject list = object(get("/roomlist"));
    QCOMPARE(list[u"total"_s].toInt(), 1500);
    const QJsonArray rooms = list[u"rooms"_s].toArray();
    QCOMPARE(rooms.size(), 1000);
    const QJsonObject expected{{u"id"_s, QString::fromLatin1(RoomId{7}.toText())},
                               {u"name"_s, u"마당"_s},
                               {u"kind"_s, u"channel"_s},
                               {u"people"_s, 3},
                               {u"max"_s, 500}};
    QCOMPARE(rooms.last().toObject(), expected);
}

QTEST_GUILESS_MAIN(tst_OpsPages)
#include "tst_opspages.moc"
