// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandline.h"

#include <QTemporaryFile>
#include <QTest>

using namespace chat;
using namespace chat::ctl;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(chat::ctl::CtlCommand)

/// What an operator types to make, change, empty and end rooms.
class tst_CtlRoomCommands final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understood_data();
    void understood();
    void notUnderstood_data();
    void notUnderstood();
    void aPasswordIsReadFromAFile_data();
    void aPasswordIsReadFromAFile();

private:
    [[nodiscard]] static auto parsed(const QStringList &words)
    {
        return parseCommandLine(QStringList{u"chat-ctl"_s, u"room"_s} + words, Timestamp());
    }
};

void tst_CtlRoomCommands::understood_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<CtlCommand>("command");
    const auto row = [](const char *name, const QString &line, const CtlCommand &command) {
        QTest::newRow(name) << line.split(u' ') << command;
    };
    row("a room that is called as a verb", u"create"_s, ShowRoom{u"create"_s});
    row("a new channel", u"create 광장 --reason event"_s,
        MakeRoom{.roomName = u"광장"_s, .kind = RoomKind::Channel, .reason = u"event"_s});
    row("a new room with everything",
        u"create 광장 --kind meeting --max 100000 --topic hello --under games --icon ♟ --slow 6h "
        "--invite-only on --announce-only off --reason event"_s,
        MakeRoom{.roomName = u"광장"_s,
                 .kind = RoomKind::Meeting,
                 .max = 100'000,
                 .topic = u"hello"_s,
                 .inviteOnly = true,
                 .announceOnly = false,
                 .slowMs = limits::maxSlowModeMs,
                 .category = u"games"_s,
                 .icon = u"♟"_s,
                 .reason = u"event"_s});
    row("out of its category", u"set hall --under= --reason x"_s,
        RoomActByName{.act = EditRoom{.category = QString(), .reason = u"x"_s}, .target = u"hall"_s});
    row("a lock", u"set hall --locked on --reason spam"_s,
        RoomActByName{.act = EditRoom{.locked = true, .reason = u"spam"_s}, .target = u"hall"_s});
    row("another name, no password, no slow mode",
        u"set hall --name yard --no-password --slow 0s --max 1 --reason x"_s,
        RoomActByName{
            .act
            = EditRoom{.roomName = u"yard"_s, .max = 1, .password = QString(), .slowMs = 0, .reason = u"x"_s},
            .target = u"hall"_s});
    row("to be read only", u"archive hall --reason over"_s,
        RoomActByName{.act = ShelveRoom{.on = true, .reason = u"over"_s}, .target = u"hall"_s});
    row("no more", u"unarchive hall --reason again"_s,
        RoomActByName{.act = ShelveRoom{.on = false, .reason = u"again"_s}, .target = u"hall"_s});
    row("the end", u"delete hall --confirm hall --reason over"_s,
        RoomActByName{.act = EndRoom{.confirm = u"hall"_s, .reason = u"over"_s}, .target = u"hall"_s});
    row("who is there", u"people hall"_s, RoomActByName{.act = FetchPeople(), .target = u"hall"_s});
    row("who is banned there", u"people hall --list banned --filter ji"_s,
        RoomActByName{.act = FetchPeople{.list = PeopleList::Banned, .filter = u"ji"_s},
                      .target = u"hall"_s});
    row("who waits for a seat (U-17)", u"waiting hall --filter ji"_s,
        RoomActByName{.act = FetchPeople{.list = PeopleList::Waiting, .filter = u"ji"_s},
                      .target = u"hall"_s});
    row("a code for anybody (F-045)", u"invite hall --uses 1000 --for 1h --reason event"_s,
        RoomActByName{.act = MakeInvite{.uses = 1000, .ms = 3'600'000, .reason = u"event"_s},
                      .target = u"hall"_s});
    row("a code for one", u"invite hall jiho --reason event"_s,
        RoomPersonByName{.act = MakeInvite{.reason = u"event"_s}, .room = u"hall"_s, .person = u"jiho"_s});
    row("the codes of a room", u"invites hall"_s,
        RoomActByName{.act = FetchPeople{.list = PeopleList::Invited}, .target = u"hall"_s});
    row("a code is taken back", u"uninvite hall 0123456789abcdefghij --reason over"_s,
        RoomActByName{.act = DropInvite{.code = "0123456789abcdefghij", .reason = u"over"_s},
                      .target = u"hall"_s});
    row("everybody is moved", u"move hall yard --reason merge"_s,
        MoveByName{.move = {.reason = u"merge"_s}, .from = u"hall"_s, .to = u"yard"_s, .session = {}});
    row("one is moved", u"move hall yard --session jiho --reason merge"_s,
        MoveByName{.move = {.reason = u"merge"_s}, .from = u"hall"_s, .to = u"yard"_s, .session = u"jiho"_s});
    row("another host", u"host hall jiho --reason gone"_s,
        RoomPersonByName{.act = AppointHost{.reason = u"gone"_s}, .room = u"hall"_s, .person = u"jiho"_s});
    const auto member = [](MemberAct act, std::optional<qint64> ms) {
        return RoomPersonByName{.act = SteerMember{.act = act, .ms = ms, .reason = u"spam"_s},
                                .room = u"hall"_s,
                                .person = u"jiho"_s};
    };
    row("kick", u"kick hall jiho --reason spam"_s, member(MemberAct::Kick, {}));
    row("ban for a day", u"ban hall jiho --for 1d --reason spam"_s, member(MemberAct::Ban, 86'400'000));
    row("ban for good", u"ban hall jiho --reason spam"_s, member(MemberAct::Ban, {}));
    row("unban", u"unban hall jiho --reason spam"_s, member(MemberAct::Unban, {}));
    row("mute for a second", u"mute hall jiho --for 1s --reason spam"_s, member(MemberAct::Mute, 1000));
    row("unmute", u"unmute hall jiho --reason spam"_s, member(MemberAct::Unmute, {}));
    row("a moderator", u"moderator hall jiho --reason spam"_s, member(MemberAct::Moderator, {}));
    row("a member again", u"member hall jiho --reason spam"_s, member(MemberAct::Member, {}));
    row("a guest", u"guest hall jiho --reason spam"_s, member(MemberAct::Guest, {}));
}

void tst_CtlRoomCommands::understood()
{
    QFETCH(QStringList, words);
    QFETCH(CtlCommand, command);
    const auto line = parsed(words);
    QVERIFY2(line, line ? "" : qPrintable(line.error().text));
    QVERIFY(line->command == command);
}

void tst_CtlRoomCommands::notUnderstood_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QString &words, const QString &part) {
        QTest::newRow(name) << words << part;
    };
    row("a verb that is none", u"paint hall"_s, u"room does not know paint"_s);
    row("an option of another verb", u"kick hall jiho --topic x --reason x"_s,
        u"--topic does not go with room kick"_s);
    row("an option for looking", u"hall --reason x"_s, u"--reason does not go with room"_s);
    row("too many words", u"create hall yard --reason x"_s, u"unexpected argument yard"_s);
    row("create without a reason", u"create hall"_s, u"--reason"_s);
    row("a kind that is none", u"create hall --kind cave --reason x"_s, u"not cave"_s);
    row("nobody fits", u"create hall --max 0 --reason x"_s, u"--max is"_s);
    row("too many fit", u"create hall --max 100001 --reason x"_s, u"--max is"_s);
    row("too slow", u"set hall --slow 21601s --reason x"_s, u"--slow is"_s);
    row("a switch that is none", u"set hall --locked yes --reason x"_s, u"--locked is on or off"_s);
    row("a change of nothing", u"set hall --reason x"_s, u"room set takes what"_s);
    row("a password that is not there", u"set hall --password-file /nowhere/p --reason x"_s,
        u"no password in /nowhere/p"_s);
    row("an end without its name", u"delete hall --reason x"_s, u"--confirm NAME"_s);
    row("a move to nowhere", u"move hall --reason x"_s, u"room move takes"_s);
    row("a host who is nobody", u"host hall --reason x"_s, u"room host takes"_s);
    row("a kick that lasts", u"kick hall jiho --for 1m --reason x"_s, u"--for does not go"_s);
    row("a mute of 999 milliseconds", u"mute hall jiho --for 999ms --reason x"_s, u"--for is from"_s);
    row("a code that opens nothing", u"invite hall --uses 0 --reason x"_s, u"--uses is"_s);
    row("a code that opens too often", u"invite hall --uses 1001 --reason x"_s, u"--uses is"_s);
    row("a code for one, twice", u"invite hall jiho --uses 2 --reason x"_s, u"--uses does not go"_s);
    row("no code to take back", u"uninvite hall --reason x"_s, u"room uninvite takes"_s);
    row("a ban without a reason", u"ban hall jiho"_s, u"--reason"_s);
    row("a list that is none", u"people hall --list gone"_s, u"not gone"_s);
}

void tst_CtlRoomCommands::notUnderstood()
{
    QFETCH(QString, words);
    QFETCH(QString, part);
    const auto line = parsed(words.split(u' '));
    QVERIFY(!line);
    QVERIFY2(line.error().text.contains(part), qPrintable(line.error().text));
}

void tst_CtlRoomCommands::aPasswordIsReadFromAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("password");
    QTest::newRow("as it stands") << QByteArray("열려라") << u"열려라"_s;
    QTest::newRow("its first line") << QByteArray("open\nsesame\n") << u"open"_s;
    QTest::newRow("of Windows") << QByteArray("open\r\n") << u"open"_s;
    QTest::newRow("nothing is in it") << QByteArray("\n") << QString();
}

void tst_CtlRoomCommands::aPasswordIsReadFromAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, password);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    QVERIFY(file.flush());
    const auto line
        = parsed({u"set"_s, u"hall"_s, u"--password-file"_s, file.fileName(), u"--reason"_s, u"x"_s});
    QCOMPARE(line.has_value(), !password.isEmpty());
    if (line) {
        const auto &act = std::get<RoomActByName>(line->command).act;
        QCOMPARE(std::get<EditRoom>(act).password, std::optional(password));
    }
}

QTEST_GUILESS_MAIN(tst_CtlRoomCommands)
#include "tst_ctlroomcommands.moc"
