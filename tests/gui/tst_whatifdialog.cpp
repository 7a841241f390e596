// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/whatifdialog.h"
#include "shared/widgets/errortext.h"
#include "tests/gui/adminwindowtest.h"
#include "tests/gui/hostiletext.h"
#include "tests/support/adminmatchsamples.h"

#include <QRegularExpression>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

/// The console's question what would have come of other settings, and their way to the server (U-05).
class tst_WhatIfDialog final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void init();
    void cleanup() { close(); }

    void bothOutcomesStandBesideEachOther_U_05();
    void nothingIsAppliedUnseen();
    void whatIsSeenIsApplied_U_05();
    void theServerRefuses();
    void settingsThatMakeNoSense();
    void settingsGoBack();
    void aLogThatIsNotThere();
    void aLogOfAnotherVersion();
    void onlyForOneMode();
    void everySettingGoesThroughTheForm();
    void nothingIsInterpreted();
    void everythingSpeaksKorean();

private:
    /// Opened for the first mode, with its log; null: it is not there.
    [[nodiscard]] WhatIfDialog *openIt();
    [[nodiscard]] bool replay();
    [[nodiscard]] static QString shown(const char *name) { return label(name)->text(); }
    [[nodiscard]] static QLabel *label(const char *name)
    {
        return dialog->findChild<QLabel *>(QString::fromLatin1(name));
    }
    [[nodiscard]] static QPushButton *press(const char *name)
    {
        return dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    static void set(const char *name, int value)
    {
        dialog->findChild<QSpinBox *>(QString::fromLatin1(name))->setValue(value);
    }

    static inline QPointer<WhatIfDialog> dialog;
};

void tst_WhatIfDialog::init()
{
    QVERIFY(
        open(widgets::Language::English, [](FakeBackend &backend) { backend.matchLog = replayableLog(); }));
    m_window->showPage(Matches);
    QVERIFY(hasRows(pane(u"modes"_s)));
}

WhatIfDialog *tst_WhatIfDialog::openIt()
{
    pane(u"modes"_s)->view().selectRow(0);
    button(u"whatIfMode"_s)->click();
    dialog = m_window->findChild<WhatIfDialog *>();
    const auto isThere = [] { return dialog->findChild<MatchForm *>()->isEnabled(); };
    return dialog && QTest::qWaitFor(isThere) ? dialog.data() : nullptr;
}

bool tst_WhatIfDialog::replay()
{
    if (!press("replay")->isEnabled())
        return false;
    press("replay")->click();
    return QTest::qWaitFor([] { return shown("now0") != u"–"_s; });
}

void tst_WhatIfDialog::bothOutcomesStandBesideEachOther_U_05()
{
    QVERIFY(openIt());
    QCOMPARE(std::get<FetchMatchLog>(m_backend->asked.back()).mode, u"duel"_s);
    QVERIFY(shown("aboutLog").startsWith(u"The last 5 entries of the log, 1 min."_s));
    QCOMPARE(shown("then0"), u"–"_s);
    set("window", 30);
    QVERIFY(replay());
    QCOMPARE(shown("then0"), u"1"_s);
    QCOMPARE(shown("now0"), u"1"_s);
    QCOMPARE(shown("then3"), u"0 ms"_s);
    QCOMPARE(shown("now3"), u"5 s"_s);
    QVERIFY(label("now3")->font().bold()); // another one
    QVERIFY(!label("now0")->font().bold());
    QCOMPARE(shown("then5"), u"40"_s);
    set("window", 31); // what is shown was another one's
    QCOMPARE(shown("now0"), u"–"_s);
    QCOMPARE(shown("then0"), u"1"_s);
    QCOMPARE(shown("whatIfVerdict"), u"The settings are others by now: match again."_s);
}

void tst_WhatIfDialog::nothingIsAppliedUnseen()
{
    QVERIFY(openIt());
    QVERIFY(!press("applySettings")->isEnabled());
    QVERIFY(replay()); // with what it is now
    QVERIFY(!press("applySettings")->isEnabled());
    set("window", 30);
    QVERIFY(!press("applySettings")->isEnabled());
    QVERIFY(replay());
    QVERIFY(press("applySettings")->isEnabled());
    set("window", 31);
    QVERIFY(!press("applySettings")->isEnabled());
}

void tst_WhatIfDialog::whatIsSeenIsApplied_U_05()
{
    m_backend->configChanged
        = ConfigChanged{.differences = {{u"match.duel.window"_s, u"50"_s, u"30"_s},
                                        {u"match.duel.window_every_s"_s, u"5"_s, u"2.5"_s}},
                        .applied = false};
    QVERIFY(openIt());
    set("window", 30);
    dialog->findChild<QDoubleSpinBox *>(u"window_every_s"_s)->setValue(2.5);
    QVERIFY(replay());
    press("applySettings")->click();
    QTRY_VERIFY(m_window->findChild<ActDialog *>());
    const std::vector<ConfigSetting> wanted{{u"match.duel.window"_s, u"30"_s},
                                            {u"match.duel.window_every_s"_s, u"2.5"_s}};
    QCOMPARE(asked<ChangeConfig>().size(), size_t(1));
    QCOMPARE(asked<ChangeConfig>().front(), (ChangeConfig{.settings = wanted, .check = true, .reason = {}}));
    QStringList texts;
    for (const QLabel *each : m_window->findChild<ActDialog *>()->findChildren<QLabel *>())
        texts << each->text();
    const QString all = texts.join(u'\n');
    QVERIFY2(all.contains(u"match.duel.window: 50 → 30\nmatch.duel.window_every_s: 5 → 2.5"_s),
             qPrintable(all));
    QVERIFY2(
        all.contains(u"chat-ctl config set match.duel.window 30 match.duel.window_every_s 2.5 --reason"_s),
        qPrintable(all));
    QVERIFY(accept(u"long waits"_s));
    QVERIFY(says(u"Applied; 2 settings changed."_s));
    QCOMPARE(asked<ChangeConfig>().back(),
             (ChangeConfig{.settings = wanted, .check = false, .reason = u"long waits"_s}));
    QTRY_VERIFY(!dialog);
}

void tst_WhatIfDialog::theServerRefuses()
{
    QVERIFY(openIt());
    set("window", 30);
    QVERIFY(replay());
    m_backend->refusal
        = Error{.code = ErrorCode::ConfigInvalid, .detail = u"match.duel.window must be less"_s};
    press("applySettings")->click();
    QTRY_VERIFY(shown("whatIfVerdict").contains(u"match.duel.window must be less"_s));
    QVERIFY(!m_window->findChild<ActDialog *>());
    QVERIFY(press("applySettings")->isEnabled()); // it may be tried again
}

void tst_WhatIfDialog::settingsThatMakeNoSense()
{
    QVERIFY(openIt());
    set("team_size", 33); // 66 people in a match
    QVERIFY(!press("replay")->isEnabled());
    QCOMPARE(shown("whatIfVerdict"),
             u"Nothing can be played with these settings: see “People in a full team”."_s);
}

void tst_WhatIfDialog::settingsGoBack()
{
    QVERIFY(openIt());
    QVERIFY(!press("resetSettings")->isEnabled());
    set("window", 30);
    press("resetSettings")->click();
    QCOMPARE(dialog->findChild<QSpinBox *>(u"window"_s)->value(), 50);
    QVERIFY(!press("resetSettings")->isEnabled());
}

void tst_WhatIfDialog::aLogThatIsNotThere()
{
    m_backend->refusal = Error{.code = ErrorCode::ModeUnknown};
    pane(u"modes"_s)->view().selectRow(0);
    button(u"whatIfMode"_s)->click();
    dialog = m_window->findChild<WhatIfDialog *>();
    QTRY_COMPARE(shown("whatIfVerdict"), widgets::errorText(*m_backend->refusal));
    QVERIFY(!press("replay")->isEnabled() && !press("applySettings")->isEnabled());
    m_backend->refusal.reset();
    press("fetchLog")->click();
    QTRY_VERIFY(press("replay")->isEnabled());
}

void tst_WhatIfDialog::aLogOfAnotherVersion()
{
    m_backend->matchLog.rows[2].taken = 0;
    QVERIFY(openIt());
    set("window", 30);
    QVERIFY(replay());
    QVERIFY(shown("whatIfVerdict").startsWith(u"Another version"_s));
    QVERIFY(!press("applySettings")->isEnabled());
}

void tst_WhatIfDialog::onlyForOneMode()
{
    QVERIFY(!button(u"whatIfMode"_s)->isEnabled());
    pane(u"modes"_s)->view().selectAll();
    QVERIFY(!button(u"whatIfMode"_s)->isEnabled());
    m_backend->modes.modes.front().closed = true;
    pane(u"modes"_s)->view().selectRow(0);
    QTRY_VERIFY(!button(u"whatIfMode"_s)->isEnabled()); // once it has looked again
}

void tst_WhatIfDialog::everySettingGoesThroughTheForm()
{
    const MatchSettings settings{.teams = 3,
                                 .teamSize = 4,
                                 .leastTeamSize = 2,
                                 .smallerAfterMs = 1500,
                                 .largestParty = 2,
                                 .agree = {u"region"_s, u"version"_s},
                                 .window = 60,
                                 .windowStep = 70,
                                 .windowEveryMs = 2345,
                                 .windowMost = 800,
                                 .anyAfterMs = 90'000};
    MatchForm form;
    form.setSettings(settings);
    QCOMPARE(form.settings(), settings);
    QCOMPARE(form.findChild<QDoubleSpinBox *>(u"window_every_s"_s)->text(), u"2.345 s"_s);
    MatchSettings never = settings;
    never.anyAfterMs.reset();
    form.setSettings(never);
    QCOMPARE(form.settings(), never);
    QCOMPARE(form.findChild<QDoubleSpinBox *>(u"any_after_s"_s)->text(), u"never"_s);
}

void tst_WhatIfDialog::nothingIsInterpreted()
{
    m_backend->configChanged = ConfigChanged{.differences = {{hostileText(), hostileText(), hostileText()}}};
    QVERIFY(openIt());
    set("window", 30);
    QVERIFY(replay());
    press("applySettings")->click();
    QTRY_VERIFY(m_window->findChild<ActDialog *>());
    for (const QLabel *each : m_window->findChild<ActDialog *>()->findChildren<QLabel *>()) {
        QVERIFY2(isHarmless(each->text()), qPrintable(each->text()));
        QVERIFY(!each->text().contains(u"<b>"_s) || each->textFormat() == Qt::PlainText);
    }
}

void tst_WhatIfDialog::everythingSpeaksKorean()
{
    QVERIFY(openIt());
    set("window", 30);
    QVERIFY(replay());
    m_language->use(widgets::Language::Korean);
    static const QRegularExpression latin(u"[A-Za-z]{3,}"_s);
    QTRY_VERIFY(!latin.match(dialog->windowTitle().remove(u"duel"_s)).hasMatch());
    QStringList texts;
    for (const QLabel *each : dialog->findChildren<QLabel *>())
        texts << each->text();
    for (const QPushButton *each : dialog->findChildren<QPushButton *>())
        texts << each->text();
    for (const QString &text : texts)
        QVERIFY2(!latin.match(text).hasMatch(), qPrintable(text));
}

QTEST_MAIN(tst_WhatIfDialog)
#include "tst_whatifdialog.moc"
