// SPDX-License-Identifier: Apache-2.0
#include "server/app/crashhook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The team's chat: takes what is posted, and answers with the statuses in their order; then with 200.
class TeamChat final : public QTcpServer
{
public:
    explicit TeamChat(QList<int> statuses) : m_statuses(std::move(statuses))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        });
    }
    [[nodiscard]] QUrl address() const
    {
        return QUrl(u"http://127.0.0.1:%1/hooks/very-secret"_s.arg(serverPort()));
    }

    QList<QByteArray> heads;
    QList<QByteArray> bodies;

private:
    void read(QTcpSocket &socket)
    {
        m_input[&socket] += socket.readAll();
        QByteArray &input = m_input[&socket];
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = input.first(end);
        const qsizetype at = head.toLower().indexOf("content-length: ");
        const qsizetype length = head.sliced(at + 16).split('\r').first().toLongLong();
        if (input.size() < end + 4 + length)
            return;
        heads << head;
        bodies << input.sliced(end + 4, length);
        input.clear();
        const int status = m_statuses.isEmpty() ? 200 : m_statuses.takeFirst();
        socket.write("HTTP/1.1 " + QByteArray::number(status)
                     + " x\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/elsewhere\r\n\r\n");
    }

    QList<int> m_statuses;
    std::map<QTcpSocket *, QByteArray> m_input;
};

CrashRow crash(int i = 1)
{
    return {.incident = idToText(quint64(i)),
            .time = {},
            .room = RoomId{7},
            .name = u"@all"_s,
            .what = u"<!channel> *out* of range @here [x](http://evil)"_s};
}

constexpr CrashHook::Patience quick{.first = 1ms, .most = 4ms, .answer = 2000ms, .tries = 4};

} // namespace

/// The webhook that tells the team's chat of a crash (S2-15).
class tst_CrashHook final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTeamIsTold();
    void nothingInItIsMarkup();
    void itIsTriedAgain_data();
    void itIsTriedAgain();
    void nobodyIsThere();
    void oneAfterTheOther();
    void onlySoManyWait_data();
    void onlySoManyWait();
    void theAddressIsChecked_data();
    void theAddressIsChecked();
};

void tst_CrashHook::theTeamIsTold()
{
    TeamChat team({});
    CrashHook hook(team.address(), u"seoul"_s, quick);
    hook.tell(crash());
    QTRY_COMPARE(hook.told(), 1);
    QCOMPARE(team.bodies.size(), 1);
    QVERIFY(team.heads.front().startsWith("POST /hooks/very-secret HTTP/1.1"));
    QVERIFY(team.heads.front().toLower().contains("content-type: application/json"));
    const QString text = QJsonDocument::fromJson(team.bodies.front())["text"_L1].toString();
    QVERIFY2(text.startsWith("room_crashed: room "_L1), qPrintable(text));
    QVERIFY(text.contains(QString::fromLatin1(idToText(1))));
    QVERIFY(text.contains("seoul"_L1));
    QVERIFY(text.contains("out. of range"_L1));
}

void tst_CrashHook::nothingInItIsMarkup()
{
    const QByteArray body = CrashHook::bodyFor(crash(), u"<b>@everyone</b>"_s);
    const QString text = QJsonDocument::fromJson(body)["text"_L1].toString();
    for (const QChar c : u"<>@*`~[]|&#!\\\n"_s)
        QVERIFY2(!text.contains(c), qPrintable(text));
}

void tst_CrashHook::itIsTriedAgain_data()
{
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("told");
    QTest::newRow("taken at once") << QList<int>{200} << 1 << 1;
    QTest::newRow("taken with another success") << QList<int>{204} << 1 << 1;
    QTest::newRow("a fault of the chat, then taken") << QList<int>{500, 503} << 3 << 1;
    QTest::newRow("too fast, then taken") << QList<int>{429} << 2 << 1;
    QTest::newRow("taken with the last try") << QList<int>{500, 500, 500} << 4 << 1;
    QTest::newRow("given up after as many tries") << QList<int>{500, 500, 500, 500} << 4 << 0;
    QTest::newRow("no such hook: never taken") << QList<int>{404} << 1 << 0;
    QTest::newRow("sent elsewhere: the address is a secret, it does not go there")
        << QList<int>{302} << 1 << 0;
}

void tst_CrashHook::itIsTriedAgain()
{
    QFETCH(QList<int>, statuses);
    QFETCH(int, requests);
    QFETCH(int, told);
    TeamChat team(statuses);
    CrashHook hook(team.address(), u"seoul"_s, quick);
    hook.tell(crash());
    QTRY_COMPARE(hook.told() + hook.lost(), 1);
    QCOMPARE(hook.told(), told);
    QCOMPARE(team.bodies.size(), requests);
    QCOMPARE(hook.waiting(), 0);
}

void tst_CrashHook::nobodyIsThere()
{
    QUrl nowhere;
    {
        const TeamChat team({});
        nowhere = team.address();
    }
    CrashHook hook(nowhere, u"seoul"_s, quick);
    hook.tell(crash());
    QTRY_COMPARE(hook.lost(), 1);
}

void tst_CrashHook::oneAfterTheOther()
{
    TeamChat team({500});
    CrashHook hook(team.address(), u"seoul"_s, quick);
    for (int i = 1; i <= 3; ++i)
        hook.tell(crash(i));
    QTRY_COMPARE(hook.told(), 3);
    QCOMPARE(team.bodies.size(), 4);
    QVERIFY(team.bodies[0].contains(idToText(1)) && team.bodies[1].contains(idToText(1)));
    QVERIFY(team.bodies[3].contains(idToText(3)));
}

void tst_CrashHook::onlySoManyWait_data()
{
    QTest::addColumn<int>("crashes");
    QTest::addColumn<int>("lost");
    QTest::newRow("one less than may wait") << limits::hookQueue - 1 << 0;
    QTest::newRow("as many") << limits::hookQueue << 0;
    QTest::newRow("one more") << limits::hookQueue + 1 << 1;
}

void tst_CrashHook::onlySoManyWait()
{
    QFETCH(int, crashes);
    QFETCH(int, lost);
    TeamChat team({});
    CrashHook hook(team.address(), u"seoul"_s, quick);
    for (int i = 1; i <= crashes; ++i)
        hook.tell(crash(i)); // all of them before the event loop turns
    QTRY_COMPARE(hook.told(), crashes - lost);
    QCOMPARE(hook.lost(), lost);
}

void tst_CrashHook::theAddressIsChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << QByteArray("https://chat.example.org/hooks/abc\n") << true;
    QTest::newRow("http to this machine") << QByteArray("http://127.0.0.1:8065/hooks/abc") << true;
    QTest::newRow("http across the network") << QByteArray("http://chat.example.org/hooks/abc") << false;
    QTest::newRow("another scheme") << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("no address") << QByteArray("very-secret") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void tst_CrashHook::theAddressIsChecked()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"hook"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const auto address = CrashHook::addressIn(path);
    QCOMPARE(address.has_value(), good);
    if (!good)
        QVERIFY(text.trimmed().isEmpty() || !address.error().contains(QString::fromUtf8(text.trimmed())));
    QVERIFY(!CrashHook::addressIn(dir.filePath(u"none"_s)));
}

QTEST_GUILESS_MAIN(tst_CrashHook)
#include "tst_crashhook.moc"
