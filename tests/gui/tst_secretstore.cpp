// SPDX-License-Identifier: Apache-2.0
#include "client-gui/secretstore.h"
#include "tests/unit/client/fakeclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace chat;
using namespace chat::gui;
using chat::test::FakeClock;

/// A keyring that answers late, or never, does not keep a person from connecting.
class tst_SecretStore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAnswer_data();
    void theAnswer();
    void nobodyIsAnsweredWhoIsGone();
};

void tst_SecretStore::theAnswer_data()
{
    using Heard = QList<std::optional<QString>>;
    QTest::addColumn<Milliseconds>("answersAfter");
    QTest::addColumn<Heard>("inTime");
    QTest::addColumn<Heard>("inTheEnd");
    const Heard nothing;
    const Heard secret{u"secret"_s};
    const Heard none{std::nullopt};
    QTest::newRow("at once") << 0ms << secret << secret;
    QTest::newRow("a moment before we lose patience") << 2'999ms << secret << secret;
    QTest::newRow("a moment after") << 3'001ms << nothing << none;
    QTest::newRow("when its password was typed, much later") << Milliseconds(1min) << nothing << none;
    QTest::newRow("never") << Milliseconds(24h) << nothing << none;
}

void tst_SecretStore::theAnswer()
{
    using Heard = QList<std::optional<QString>>;
    QFETCH(Milliseconds, answersAfter);
    QFETCH(Heard, inTime);
    QFETCH(Heard, inTheEnd);
    FakeClock clock;
    QObject keyring;
    QObject window;
    Heard heard;
    secretstore::askInTime(
        [&](const auto &found) {
            clock.callAt(clock.now().mono + answersAfter, &keyring, [found] { found(u"secret"_s); });
        },
        clock, &window, [&heard](const auto &secret) { heard << secret; });
    clock.advance(secretstore::patience - 1ms);
    QCOMPARE(heard, inTime);
    clock.advance(2min);
    QCOMPARE(heard, inTheEnd);
}

void tst_SecretStore::nobodyIsAnsweredWhoIsGone()
{
    FakeClock clock;
    auto window = std::make_unique<QObject>();
    bool heard = false;
    secretstore::askInTime([](const auto &) {}, clock, window.get(),
                           [&heard](const auto &) { heard = true; });
    window.reset();
    clock.advance(1min);
    QVERIFY(!heard);
}

QTEST_GUILESS_MAIN(tst_SecretStore)
#include "tst_secretstore.moc"
