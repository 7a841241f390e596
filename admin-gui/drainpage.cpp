// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/drainpage.h"

#include "admin-gui/actdialog.h"
#include "shared/client/admin/ctlline.h"
#include "shared/widgets/errortext.h"

#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

DrainPage::DrainPage(ServerLink &link) : Page(link)
{
    for (QLabel *label : {&m_about, &m_left}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_drain.setObjectName(u"drain"_s);
    m_left.setObjectName(u"left"_s);
    m_progress.setFormat(u"%v / %m"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_about);
    layout->addWidget(&m_left);
    layout->addWidget(&m_progress);
    layout->addWidget(&m_drain, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(&link, &ServerLink::stats, this, &DrainPage::take);
    connect(&m_drain, &QPushButton::clicked, this, &DrainPage::ask);
    retranslate();
}

QString DrainPage::title() const { return tr("Drain"); }

void DrainPage::retranslate()
{
    m_about.setText(
        tr("Draining stops the server in order: nobody new is let in, everybody is told when to come "
           "back, what was said is stored, then the program ends."));
    m_drain.setText(tr("Drain the server…"));
    m_progress.setAccessibleName(tr("Sessions that have left"));
    show();
}

void DrainPage::take(const AdminStats &stats)
{
    if (stats.draining && !m_draining)
        m_atFirst = stats.sessions;
    m_draining = stats.draining;
    m_sessions = stats.sessions;
    show();
}

void DrainPage::show()
{
    m_left.setText(tr("%n session(s) are logged in.", nullptr, m_sessions));
    m_progress.setVisible(m_draining);
    m_progress.setRange(0, std::max(m_atFirst, 1));
    m_progress.setValue(m_atFirst - m_sessions);
    m_drain.setEnabled(!m_draining);
}

void DrainPage::ask()
{
    const auto line = [](const QString &reason) { return ctlLine({u"drain"_s, u"--reason"_s, reason}); };
    const auto words = [sessions = m_sessions] {
        return ActDialog::Words{tr("Stop the server, and end %n session(s)?", nullptr, sessions),
                                tr("Drain")};
    };
    auto *dialog = new ActDialog(words, line, this);
    dialog->ask(this, [this](const QString &reason) { drain(reason); });
}

void DrainPage::drain(const QString &reason)
{
    m_link.request(DrainServer{.reason = reason}, this, [this](const Result<Nothing> &answer) {
        Q_EMIT said(answer ? tr("The server drains.") : widgets::errorText(answer.error()));
    });
}

} // namespace chat::admin

#include "moc_drainpage.cpp"
