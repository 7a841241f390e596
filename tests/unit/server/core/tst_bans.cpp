// SPDX-License-Identifier: Apache-2.0
#include "server/core/bans.h"
#include "tests/unit/server/core/lobbydesk.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who is shut out, by the pure list and by the lobby: by account, by address and by device (F-161), to the
/// millisecond; a second ban replaces the first (B4-12).
class tst_Bans final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void howLongItHolds_data();
    void howLongItHolds();
    void aNewOneReplacesTheOld();
    void whoIsNotLetIn_data();
    void whoIsNotLetIn();
    void whoIsThereIsEnded_data();
    void whoIsThereIsEnded();
    void aLiftedBanLetsIn();
    void aResumeIsRefused();
    void aDeviceIsKeptThroughAResume();
    void whatIsKeptOfADevice_data();
    void whatIsKeptOfADevice();

private:
    static constexpr UserId mina{0x1234};
    [[nodiscard]] static BanRecord ofUser(UserId user, std::optional<Timestamp> until = {})
    {
        return {.id = BanId{1},
                .target = {"user", QString::fromLatin1(user.toText())},
                .nick = {},
                .since = {},
                .until = until,
                .reason = u"spam"_s,
                .admin = "op"};
    }
    [[nodiscard]] static BanRecord ofAddress(int connection)
    {
        BanRecord ban = ofUser(mina);
        ban.target = {"address", u"192.0.2.%1"_s.arg(connection)};
        return ban;
    }
    [[nodiscard]] static BanRecord ofDevice(int connection)
    {
        BanRecord ban = ofUser(mina);
        ban.target = {"device", QString::fromLatin1(LobbyDesk::deviceOf(connection).toText())};
        return ban;
    }
};

void tst_Bans::howLongItHolds_data()
{
    QTest::addColumn<std::optional<Milliseconds>>("lasts");
    QTest::addColumn<Milliseconds>("later");
    QTest::addColumn<bool>("holds");
    QTest::addColumn<std::optional<Milliseconds>>("left");
    const std::optional<Milliseconds> forGood;
    const std::optional minute(60'000ms);
    QTest::newRow("for good") << forGood << 1'000'000'000ms << true << forGood;
    QTest::newRow("at once") << minute << 0ms << true << minute;
    QTest::newRow("one millisecond before the end") << minute << 59'999ms << true << std::optional(1ms);
    QTest::newRow("at the end") << minute << 60'000ms << false << forGood;
    QTest::newRow("after the end") << minute << 60'001ms << false << forGood;
}

void tst_Bans::howLongItHolds()
{
    QFETCH(std::optional<Milliseconds>, lasts);
    QFETCH(Milliseconds, later);
    QFETCH(bool, holds);
    QFETCH(std::optional<Milliseconds>, left);
    const Timestamp now{1'730'000'000'000ms};
    Bans bans;
    bans.add(ofUser(mina, lasts.transform([&](Milliseconds time) { return now + time; })), now);
    const auto refused = bans.refusal({ofUser(mina).target}, now + later);
    QCOMPARE(refused.has_value(), holds);
    if (holds) {
        QCOMPARE(refused->code, ErrorCode::Banned);
        QCOMPARE(refused->detail, u"spam"_s);
        QCOMPARE(refused->retryAfter, left);
    }
}

void tst_Bans::aNewOneReplacesTheOld()
{
    const Timestamp now{1'730'000'000'000ms};
    Bans bans;
    bans.add(ofUser(mina), now);
    BanRecord shorter = ofUser(mina, now + 1min);
    shorter.id = BanId{2};
    bans.add(shorter, now);
    QCOMPARE(bans.size(), 1);
    bans.remove(BanId{1}); // is gone already
    QVERIFY(bans.refusal({shorter.target}, now));
    QVERIFY(!bans.refusal({shorter.target}, now + 1min));
    bans.remove(BanId{2});
    QVERIFY(!bans.refusal({shorter.target}, now));
}

void tst_Bans::whoIsNotLetIn_data()
{
    QTest::addColumn<BanRecord>("ban");
    QTest::addColumn<std::optional<UserId>>("user"); // of connection 1
    QTest::addColumn<bool>("refused");
    const std::optional<UserId> guest;
    QTest::newRow("the user") << ofUser(mina) << std::optional(mina) << true;
    QTest::newRow("another user") << ofUser(UserId{9}) << std::optional(mina) << false;
    QTest::newRow("a new guest from the address") << ofAddress(1) << guest << true;
    QTest::newRow("a user from the address") << ofAddress(1) << std::optional(mina) << true;
    QTest::newRow("from another address") << ofAddress(11) << guest << false;
    QTest::newRow("a new guest of the device (F-161)") << ofDevice(1) << guest << true;
    QTest::newRow("a user of the device") << ofDevice(1) << std::optional(mina) << true;
    QTest::newRow("of another device") << ofDevice(11) << guest << false;
}

void tst_Bans::whoIsNotLetIn()
{
    QFETCH(BanRecord, ban);
    QFETCH(std::optional<UserId>, user);
    QFETCH(bool, refused);
    LobbyDesk desk;
    desk.handle(lobbyjob::Ban{ban, 1});
    desk.guest(1, {}, user);
    QCOMPARE(desk.isLoggedIn(), !refused);
    if (refused)
        QCOMPARE(desk.refusal().error.code, ErrorCode::Banned);
}

void tst_Bans::whoIsThereIsEnded_data()
{
    QTest::addColumn<BanRecord>("ban");
    QTest::addColumn<int>("ended");
    QTest::newRow("the user") << ofUser(mina) << 1;
    QTest::newRow("everybody from the address") << ofAddress(2) << 1;
    QTest::newRow("somebody else") << ofUser(UserId{9}) << 0;
    QTest::newRow("an address where nobody is") << ofAddress(7) << 0;
    QTest::newRow("everybody of the device (F-161)") << ofDevice(2) << 1;
    QTest::newRow("a device of nobody's") << ofDevice(7) << 0;
}

void tst_Bans::whoIsThereIsEnded()
{
    QFETCH(BanRecord, ban);
    QFETCH(int, ended);
    LobbyDesk desk;
    desk.guest(1, {}, mina);
    desk.guest(2);
    desk.guest(3);
    desk.handle(lobbyjob::Ban{ban, 8});
    QCOMPARE(desk.only<lobbyeffect::Kicked>().ticket, quint64(8));
    QCOMPARE(desk.only<lobbyeffect::Kicked>().sessions, ended);
    QCOMPARE(desk.lobby.sessions(), 3 - ended);
    if (ended == 1) {
        QCOMPARE(desk.only<lobbyeffect::Close>().code, CloseCode::Banned);
        QCOMPARE(desk.only<lobbyeffect::Close>().reason, LeaveReason::Banned);
    }
}

void tst_Bans::aLiftedBanLetsIn()
{
    LobbyDesk desk;
    desk.handle(lobbyjob::Ban{ofUser(mina), 1});
    desk.handle(lobbyjob::Unban{BanId{1}});
    desk.guest(1, {}, mina);
    QVERIFY(desk.isLoggedIn());
}

void tst_Bans::aResumeIsRefused()
{
    LobbyDesk desk;
    desk.guest(1, {}, mina);
    const Welcome welcome = desk.welcome();
    desk.gone(1);
    desk.handle(lobbyjob::Ban{ofAddress(2), 1}); // from where she comes back
    desk.resume(2, welcome);
    QCOMPARE(desk.refusal().error.code, ErrorCode::Banned);
    desk.resume(3, welcome); // from elsewhere she may
    QVERIFY(desk.isLoggedIn());
}

/// A resume does not say again which device it comes from.
void tst_Bans::aDeviceIsKeptThroughAResume()
{
    LobbyDesk desk;
    desk.guest(1, {}, mina);
    Welcome welcome = desk.welcome();
    desk.gone(1);
    desk.resume(2, welcome);
    QVERIFY(desk.isLoggedIn());
    welcome = desk.welcome();
    QCOMPARE(desk.list().front().client.deviceId, LobbyDesk::deviceOf(1));
    QCOMPARE(desk.list().front().client.address, u"192.0.2.2"_s);
    desk.gone(2);
    desk.handle(lobbyjob::Ban{ofDevice(1), 8});
    QCOMPARE(desk.only<lobbyeffect::Kicked>().sessions, 1);
    desk.resume(3, welcome);
    QCOMPARE(desk.refusal().error.code, ErrorCode::ResumeExpired); // it is ended
}

void tst_Bans::whatIsKeptOfADevice_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<DeviceId>("kept");
    QTest::newRow("nothing") << QByteArray() << DeviceId();
    // printf abcdefghijklmnop | sha256sum
    QTest::newRow("the beginning of its SHA-256") << "abcdefghijklmnop"_ba << DeviceId{0xf39dac6cbaba535e};
}

void tst_Bans::whatIsKeptOfADevice()
{
    QFETCH(QByteArray, given);
    QTEST(deviceOf(given), "kept");
}

QTEST_GUILESS_MAIN(tst_Bans)
#include "tst_bans.moc"
