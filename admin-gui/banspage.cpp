// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/banspage.h"

#include "admin-gui/actdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/displaytext.h"
#include "shared/widgets/errortext.h"

#include <QVBoxLayout>

namespace chat::admin {

BansPage::BansPage(ServerLink &link)
    : Page(link),
      m_bans(banColumns()),
      m_pane(link, m_bans, u"bans"_s, [this](const Result<void> &result) { answered(result); }),
      m_lift(m_pane.addButton(u"lift"_s))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_pane);
    connect(&m_pane, &TablePane::selectionChanged, this, &BansPage::select);
    connect(m_lift, &QPushButton::clicked, this, &BansPage::askLift);
    retranslate();
    select();
}

QString BansPage::title() const { return tr("Bans"); }

void BansPage::retranslate()
{
    m_bans.setColumns(banColumns());
    m_pane.setTexts(tr("Bans"), tr("Nobody is shut out."));
    m_pane.retranslate();
    m_lift->setText(tr("Lift…"));
    showCount();
}

void BansPage::answered(const Result<void> &result)
{
    if (!result)
        return Q_EMIT said(widgets::errorText(result.error()));
    showCount();
    select();
}

void BansPage::showCount() { m_pane.setFooter(tr("%1 of %2 bans").arg(m_pane.loaded()).arg(m_pane.total())); }

void BansPage::select() { m_lift->setEnabled(!m_pane.selectedRows().empty()); }

void BansPage::askLift()
{
    std::vector<BanId> bans;
    for (const int row : m_pane.selectedRows())
        bans.push_back(m_bans.row(row).id);
    const auto lines = [bans](const QString &reason) {
        QStringList each;
        for (const BanId ban : bans)
            each << ctlLine({u"unban"_s, QString::fromLatin1(ban.toText()), u"--reason"_s, reason});
        return each.join(u'\n');
    };
    const auto words = [count = int(bans.size())] {
        return ActDialog::Words{tr("Lift %n ban(s)? They may log in again at once.", nullptr, count),
                                tr("Lift")};
    };
    auto *dialog = new ActDialog(words, lines, this);
    dialog->ask(this, [this, bans](const QString &reason) { lift(bans, reason); });
}

void BansPage::lift(const std::vector<BanId> &bans, const QString &reason)
{
    for (const BanId ban : bans) {
        m_link.request(LiftBan{ban, reason}, this, [this](const Result<BanRow> &answer) {
            Q_EMIT said(answer ? tr("The ban is lifted.") : widgets::errorText(answer.error()));
            refresh();
        });
    }
}

} // namespace chat::admin

#include "moc_banspage.cpp"
