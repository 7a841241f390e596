// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/whatifdialog.h"

#include "admin-gui/actdialog.h"
#include "admin-gui/buttontabs.h"
#include "shared/client/admin/ctlline.h"
#include "shared/client/admin/matchsettings.h"
#include "shared/client/admin/units.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {

using matching::Outcome;

QString pointsText(const QLocale &locale, const std::optional<Outcome::Spread<int>> &spread, bool isMost)
{
    if (!spread)
        return u"–"_s;
    return locale.toString(isMost ? spread->most : spread->half);
}

QString waitedText(const std::optional<Outcome::Spread<Milliseconds>> &spread, bool isMost)
{
    if (!spread)
        return u"–"_s;
    return durationText(isMost ? spread->most : spread->half);
}

/// The numbers of an outcome, as they stand below each other.
std::array<QString, 9> cellsOf(const Outcome &outcome)
{
    const QLocale locale;
    return {locale.toString(outcome.matches),
            locale.toString(outcome.taken),
            locale.toString(outcome.waiting),
            waitedText(outcome.waits, false),
            waitedText(outcome.waits, true),
            pointsText(locale, outcome.spreads, false),
            pointsText(locale, outcome.spreads, true),
            pointsText(locale, outcome.imbalances, false),
            pointsText(locale, outcome.imbalances, true)};
}

} // namespace

WhatIfDialog::WhatIfDialog(ServerLink &link, const QString &mode, QWidget *parent)
    : QDialog(parent),
      m_link(link),
      m_whatIf(link, mode),
      m_replay(m_buttons.addButton(QString(), QDialogButtonBox::ActionRole)),
      m_reset(m_buttons.addButton(QString(), QDialogButtonBox::ActionRole)),
      m_fetch(m_buttons.addButton(QString(), QDialogButtonBox::ActionRole)),
      m_apply(m_buttons.addButton(QString(), QDialogButtonBox::ActionRole))
{
    setObjectName(u"whatIf"_s);
    m_replay->setObjectName(u"replay"_s);
    m_reset->setObjectName(u"resetSettings"_s);
    m_fetch->setObjectName(u"fetchLog"_s);
    m_apply->setObjectName(u"applySettings"_s);
    m_about.setObjectName(u"aboutLog"_s);
    m_verdict.setObjectName(u"whatIfVerdict"_s);
    m_about.setTextFormat(Qt::PlainText);
    m_about.setWordWrap(true);
    m_progress.setRange(0, 100);
    auto *sides = new QHBoxLayout;
    sides->addLayout(settingsSide(), 1);
    sides->addSpacing(24);
    sides->addLayout(outcomeSide(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(&m_about);
    layout->addLayout(sides, 1);
    layout->addWidget(&m_progress);
    layout->addWidget(&m_buttons);
    resize(920, 440);
    orderTabs(m_buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in a field closes nothing

    connect(&m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_form, &MatchForm::edited, this, &WhatIfDialog::showState);
    connect(&m_whatIf, &WhatIf::changed, this, &WhatIfDialog::logChanged);
    connect(&m_whatIf, &WhatIf::progressed, &m_progress, &QProgressBar::setValue);
    connect(m_replay, &QPushButton::clicked, this, &WhatIfDialog::replay);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_form.setSettings(m_whatIf.log().settings); });
    connect(m_fetch, &QPushButton::clicked, &m_whatIf, &WhatIf::fetch);
    connect(m_apply, &QPushButton::clicked, this, &WhatIfDialog::check);
    retranslate();
    m_whatIf.fetch();
}

QLayout *WhatIfDialog::settingsSide()
{
    auto *side = new QVBoxLayout;
    side->addWidget(&m_form);
    side->addStretch(1);
    return side;
}

QLayout *WhatIfDialog::outcomeSide()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setColumnStretch(0, 1);
    QFont bold = font();
    bold.setBold(true);
    for (QLabel *title : {&m_then, &m_now}) {
        title->setFont(bold);
        title->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_then.setObjectName(u"thenTitle"_s);
    m_now.setObjectName(u"nowTitle"_s);
    grid->addWidget(&m_then, 0, 1);
    grid->addWidget(&m_now, 0, 2);
    for (int i = 0; i < lines; ++i) {
        Line &line = m_lines[size_t(i)];
        line.then.setObjectName(u"then%1"_s.arg(i));
        line.now.setObjectName(u"now%1"_s.arg(i));
        for (QLabel *number : {&line.then, &line.now}) {
            number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            number->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        grid->addWidget(&line.name, i + 1, 0);
        grid->addWidget(&line.then, i + 1, 1);
        grid->addWidget(&line.now, i + 1, 2);
    }
    grid->addWidget(&m_verdict, lines + 1, 0, 1, 3);
    grid->setRowStretch(lines + 2, 1);
    return grid;
}

void WhatIfDialog::retranslate()
{
    setWindowTitle(tr("What if? %1").arg(widgets::displayLine(m_whatIf.mode())));
    m_then.setText(tr("As it was"));
    m_now.setText(tr("As it would be"));
    const std::array names{tr("Matches"),
                           tr("Tickets in matches"),
                           tr("Tickets left waiting"),
                           tr("Half waited at most"),
                           tr("95 of 100 waited at most"),
                           tr("Points apart, half of the matches"),
                           tr("Points apart, 95 of 100"),
                           tr("Teams uneven by, half of the matches"),
                           tr("Teams uneven by, 95 of 100")};
    static_assert(names.size() == size_t(lines));
    for (size_t i = 0; i < names.size(); ++i)
        m_lines[i].name.setText(names[i]);
    m_reset->setText(tr("As they are"));
    m_fetch->setText(tr("Fetch again"));
    m_apply->setText(tr("Apply…"));
    m_buttons.button(QDialogButtonBox::Close)->setText(tr("Close"));
    showState();
}

void WhatIfDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void WhatIfDialog::logChanged()
{
    const bool isThere = m_whatIf.state() == WhatIf::State::Ready;
    if (isThere && !m_filled) {
        m_filled = true;
        m_form.setSettings(m_whatIf.log().settings);
    }
    showState();
}

Result<void> WhatIfDialog::good() const { return matching::check(matchModeOf(m_form.settings())); }

void WhatIfDialog::showState()
{
    const WhatIf::State state = m_whatIf.state();
    const bool isThere = state == WhatIf::State::Ready || state == WhatIf::State::Replaying;
    const Result<void> makesSense = isThere ? good() : Result<void>();
    const MatchSettings settings = m_form.settings();
    const auto &comparison = m_whatIf.comparison();
    const bool isCurrent = comparison && comparison->settings == settings;
    const bool isOther = isThere && settings != m_whatIf.log().settings;
    m_about.setText(!isThere ? tr("The log is fetched…")
                             : tr("The last %n entries of the log", nullptr, int(m_whatIf.log().rows.size()))
                            + u", " + durationText(m_whatIf.span()) + u". "
                            + tr("They are matched again on this machine; the server does not notice. Who "
                                 "gave up then, gives up "
                                 "now; everybody accepts."));
    m_form.setEnabled(isThere);
    m_progress.setVisible(state == WhatIf::State::Replaying);
    m_replay->setText(state == WhatIf::State::Replaying ? tr("Stop") : tr("Match again"));
    m_replay->setEnabled(state == WhatIf::State::Replaying
                         || (state == WhatIf::State::Ready && makesSense && !isCurrent));
    m_reset->setEnabled(isOther);
    m_fetch->setEnabled(state != WhatIf::State::Fetching);
    m_apply->setEnabled(isCurrent && isOther && comparison->asThen && !m_asked);
    showOutcome(isCurrent);
    if (state == WhatIf::State::Failed)
        m_verdict.say(widgets::errorText(m_whatIf.error()), true);
    else if (!makesSense)
        m_verdict.say(tr("Nothing can be played with these settings: see “%1”.")
                          .arg(m_form.labelOf(QString::fromLatin1(makesSense.error().field))),
                      true);
    else if (comparison && !comparison->asThen)
        m_verdict.say(tr("Another version of the matcher made this log: it cannot be compared."), true);
    else if (comparison && !isCurrent)
        m_verdict.say(tr("The settings are others by now: match again."), false);
    else
        m_verdict.say({}, false);
}

void WhatIfDialog::showOutcome(bool isCurrent)
{
    const auto &comparison = m_whatIf.comparison();
    const auto then = comparison ? cellsOf(comparison->then) : std::array<QString, 9>();
    const auto now = comparison && isCurrent ? cellsOf(comparison->now) : std::array<QString, 9>();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].then.setText(then[i].isEmpty() ? u"–"_s : then[i]);
        m_lines[i].now.setText(now[i].isEmpty() ? u"–"_s : now[i]);
        QFont font = m_lines[i].then.font();
        font.setBold(!now[i].isEmpty() && now[i] != then[i]);
        m_lines[i].now.setFont(font);
    }
}

void WhatIfDialog::replay()
{
    if (m_whatIf.state() == WhatIf::State::Replaying)
        return m_whatIf.cancel();
    m_progress.setValue(0);
    m_whatIf.replay(m_form.settings());
}

void WhatIfDialog::check()
{
    m_wanted = {.settings = matchSettingChanges(m_whatIf.mode(), m_whatIf.log().settings, m_form.settings()),
                .check = true,
                .reason = {}};
    m_asked = true;
    showState();
    m_link.request(m_wanted, this, [this](const Result<ConfigChanged> &answer) {
        m_asked = false;
        showState();
        if (answer)
            return ask(*answer);
        m_verdict.refuse(answer.error());
    });
}

/// The server would take it: what would be different there.
void WhatIfDialog::ask(const ConfigChanged &change)
{
    QStringList differences;
    for (const ConfigDifference &one : change.differences)
        differences << u"%1: %2 → %3"_s.arg(widgets::displayLine(one.key), widgets::displayLine(one.from),
                                            widgets::displayLine(one.to));
    const auto words = [differences, count = int(differences.size())] {
        return ActDialog::Words{
            tr("Change %n setting(s)?", nullptr, count) + u' '
                + tr("It holds until the configuration is read again or the server ends; write it into the "
                     "file to keep it.")
                + u'\n' + differences.join(u'\n'),
            tr("Apply")};
    };
    const auto line = [settings = m_wanted.settings](const QString &reason) {
        QStringList arguments{u"config"_s, u"set"_s};
        for (const ConfigSetting &setting : settings)
            arguments << setting.key << setting.value;
        return ctlLine(arguments << u"--reason"_s << reason);
    };
    auto *dialog = new ActDialog(words, line, this);
    dialog->ask(this, [this](const QString &reason) { apply(reason); });
}

void WhatIfDialog::apply(const QString &reason)
{
    m_wanted.check = false;
    m_wanted.reason = reason;
    m_asked = true;
    showState();
    m_link.request(m_wanted, this, [this](const Result<ConfigChanged> &answer) {
        m_asked = false;
        showState();
        if (!answer)
            return m_verdict.refuse(answer.error());
        Q_EMIT said(tr("Applied; %n setting(s) changed.", nullptr, int(answer->differences.size())));
        accept();
    });
}

} // namespace chat::admin

#include "moc_whatifdialog.cpp"
