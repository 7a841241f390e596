// SPDX-License-Identifier: Apache-2.0
#include "server/app/configchange.h"
#include "tests/unit/server/app/configtext.h"

#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace chat::server::test;

/// What operators may change while the server runs, and how it is checked.
class tst_ConfigChange final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTakenOrNot_data();
    void isTakenOrNot();
    void aModesKey_data();
    void aModesKey();
    void severalKeysOfAMode();
    void allOrNothing();
    void sourcesSayWho();
};

void tst_ConfigChange::isTakenOrNot_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("becomes"); // empty: it is not taken
    QTest::addColumn<QString>("mistake"); // part of the sentence

    const auto taken
        = [](const char *name, const QString &key, const QString &value, const QString &becomes) {
              QTest::newRow(name) << key << value << becomes << QString();
          };
    const auto refused
        = [](const char *name, const QString &key, const QString &value, const QString &mistake) {
              QTest::newRow(name) << key << value << QString() << mistake;
          };
    taken("a number", u"limits.rooms_per_session"_s, u"7"_s, u"7"_s);
    taken("a text", u"server.name"_s, u"\"마당\""_s, u"\"마당\""_s);
    taken("white space around it", u"limits.rooms_per_session"_s, u"  7 "_s, u"7"_s);
    taken("a comment behind it is TOML, too", u"limits.rooms_per_session"_s, u"7 # for now"_s, u"7"_s);
    refused("no such key", u"auth.guest"_s, u"false"_s, u"did you mean auth.guests?"_s);
    refused("a key that needs a restart", u"server.listen"_s, u"[\"ws://127.0.0.1:1\"]"_s,
            u"needs a restart"_s);
    refused("a text that is not quoted", u"server.name"_s, u"seoul"_s, u"must be TOML"_s);
    refused("the wrong type", u"auth.guests"_s, u"1"_s, u"must be true or false"_s);
    refused("when nobody could log in any more", u"auth.guests"_s, u"false"_s, u"auth.guests"_s);
    refused("out of range", u"server.name"_s, u"\"\""_s, u"must be 1 to 64 characters"_s);
    refused("another key in a second line", u"auth.guests"_s, u"true\nreserved_nicks = []"_s, u"one line"_s);
    refused("another section", u"auth.guests"_s, u"true\r[server]"_s, u"one line"_s);
    refused("nothing", u"auth.guests"_s, u""_s, u"must be TOML"_s);
    refused("what does not go with the rest", u"limits.outbox_mark_bytes"_s, u"4194305"_s,
            u"outbox"_s); // above the hard limit
}

void tst_ConfigChange::isTakenOrNot()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, becomes);
    QFETCH(QString, mistake);
    const auto running = loadConfig(inputOf({}));
    QVERIFY(running);
    const auto changed = changedConfig(*running, {{key, value}}, u"operator mina"_s);
    QCOMPARE(changed.has_value(), !becomes.isEmpty());
    if (!changed) {
        QCOMPARE(changed.error().size(), size_t(1));
        QVERIFY2(changed.error().front().what.contains(mistake), qPrintable(changed.error().front().what));
        return;
    }
    const auto all = differences(running->config, changed->config);
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all.front().key, key);
    QCOMPARE(all.front().to, becomes);
}

void tst_ConfigChange::aModesKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("becomes"); // empty: it is not taken
    QTest::addColumn<QString>("mistake"); // part of the sentence
    QTest::newRow("a number") << u"match.duel.window"_s << u"80"_s << u"80"_s << QString();
    QTest::newRow("seconds") << u"match.duel.window_every_s"_s << u"2.5"_s << u"2.5"_s << QString();
    QTest::newRow("properties") << u"match.duel.agree"_s << u"[\"region\"]"_s << u"[\"region\"]"_s
                                << QString();
    QTest::newRow("of a mode that is not there")
        << u"match.chess.window"_s << u"80"_s << QString() << u"unknown key match.chess.window"_s;
    QTest::newRow("no such key") << u"match.duel.windw"_s << u"80"_s << QString()
                                 << u"did you mean match.duel.window?"_s;
    QTest::newRow("the mode alone") << u"match.duel"_s << u"80"_s << QString() << u"unknown key"_s;
    QTest::newRow("the wrong type") << u"match.duel.window"_s << u"\"wide\""_s << QString()
                                    << u"match.duel.window must be"_s;
    QTest::newRow("out of range") << u"match.duel.window"_s << u"10001"_s << QString() << u"0 to 10000"_s;
    QTest::newRow("what does not go with the rest")
        << u"match.duel.window"_s << u"501"_s << QString() << u"no mode that can be played"_s; // most is 500
    QTest::newRow("another mode in a second line")
        << u"match.duel.window"_s << u"80\n[match.chess]"_s << QString() << u"one line"_s;
}

void tst_ConfigChange::aModesKey()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, becomes);
    QFETCH(QString, mistake);
    const auto running = loadConfig(inputOf("[match.duel]\n[match.trio]\nteam_size = 3\n"));
    QVERIFY(running);
    const auto changed = changedConfig(*running, {{key, value}}, u"operator mina"_s);
    QCOMPARE(changed.has_value(), !becomes.isEmpty());
    if (!changed) {
        QCOMPARE(changed.error().size(), size_t(1));
        QVERIFY2(changed.error().front().what.contains(mistake), qPrintable(changed.error().front().what));
        return;
    }
    const auto all = differences(running->config, changed->config);
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all.front().key, key);
    QCOMPARE(all.front().to, becomes);
    QCOMPARE(changed->sourceOf(u"match.duel"_s), u"operator mina"_s);
    QCOMPARE(changed->config.modes.back(), running->config.modes.back()); // the other one
}

/// Neither would be taken without the other.
void tst_ConfigChange::severalKeysOfAMode()
{
    const auto running = loadConfig(inputOf("[match.duel]\n"));
    QVERIFY(running);
    const auto changed = changedConfig(
        *running, {{u"match.duel.window"_s, u"600"_s}, {u"match.duel.window_most"_s, u"700"_s}},
        u"operator"_s);
    QVERIFY(changed);
    QCOMPARE(differences(running->config, changed->config).size(), size_t(2));
}

void tst_ConfigChange::allOrNothing()
{
    const auto running = loadConfig(inputOf({}));
    QVERIFY(running);
    const auto changed = changedConfig(
        *running,
        {{u"limits.rooms_per_session"_s, u"7"_s}, {u"auth.guest"_s, u"1"_s}, {u"server.name"_s, u"\"\""_s}},
        u"operator mina"_s);
    QVERIFY(!changed);
    QCOMPARE(changed.error().size(), size_t(2)); // every mistake, not only the first
    QVERIFY(differences(running->config, running->config).empty());
}

void tst_ConfigChange::sourcesSayWho()
{
    const auto running = loadConfig(inputOf("[server]\nname = \"seoul\"\n"));
    QVERIFY(running);
    const auto changed
        = changedConfig(*running, {{u"limits.rooms_per_session"_s, u"7"_s}}, u"operator mina"_s);
    QVERIFY(changed);
    QCOMPARE(changed->sourceOf(u"limits.rooms_per_session"_s), u"operator mina"_s);
    QCOMPARE(changed->sourceOf(u"server.name"_s), running->sourceOf(u"server.name"_s));
}

QTEST_GUILESS_MAIN(tst_ConfigChange)
#include "tst_configchange.moc"
