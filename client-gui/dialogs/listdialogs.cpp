// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/listdialogs.h"

#include "shared/widgets/announcementbanner.h"
#include "shared/widgets/displaytext.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {

WordsDialog::WordsDialog(const QString &title, QWidget *parent)
    : QDialog(parent),
      m_table(new QTableWidget(0, 2))
{
    setWindowTitle(title);
    m_table->setAccessibleName(title);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionBehavior(QTableWidget::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false); // no trap for the keyboard
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &WordsDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table);
    column->addWidget(buttons);
    resize(520, 400);
}

void WordsDialog::setLines(const QList<Line> &lines)
{
    m_table->setRowCount(int(lines.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(lines[row].first));
        m_table->setItem(row, 1, new QTableWidgetItem(lines[row].second));
    }
    m_table->resizeColumnToContents(0);
}

void WordsDialog::copy()
{
    QString text;
    for (int row = 0; row < m_table->rowCount(); ++row)
        text += u"%1: %2\n"_s.arg(m_table->item(row, 0)->text(), m_table->item(row, 1)->text());
    QGuiApplication::clipboard()->setText(text);
}

QList<WordsDialog::Line> shortcutLines(const QList<QAction *> &actions)
{
    QList<WordsDialog::Line> lines;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            lines << WordsDialog::Line{action->shortcut().toString(QKeySequence::NativeText),
                                       widgets::plainWords(action->text())};
    }
    lines << WordsDialog::Line{u"Enter"_s, WordsDialog::tr("Send the message")};
    lines << WordsDialog::Line{u"Shift+Enter"_s, WordsDialog::tr("Begin a new line")};
    lines << WordsDialog::Line{QKeySequence(Qt::Key_Up).toString(QKeySequence::NativeText),
                               WordsDialog::tr("Take back what was said last, in an empty field")};
    lines << WordsDialog::Line{u"@ # :"_s, WordsDialog::tr("Complete people, rooms and emoji")};
    return lines;
}

QList<WordsDialog::Line> diagnosticLines(const client::Diagnostics &diagnostics)
{
    const QString none = u"-"_s;
    const auto number = [](qint64 value) { return QLocale().toString(value); };
    QList<WordsDialog::Line> lines{
        {WordsDialog::tr("Program"), u"chat-client "_s + QStringLiteral(CHAT_VERSION)},
        {WordsDialog::tr("Qt"), QString::fromLatin1(qVersion())},
        {WordsDialog::tr("Server"),
         diagnostics.server.isEmpty() ? none : widgets::displayLine(diagnostics.server)},
        {WordsDialog::tr("Node"), diagnostics.node.isEmpty() ? none : widgets::displayLine(diagnostics.node)},
        {WordsDialog::tr("Session"), diagnostics.session.isEmpty() ? none : diagnostics.session},
        {WordsDialog::tr("Protocol"),
         u"%1, %2"_s.arg(number(diagnostics.protocolVersion), diagnostics.binary ? u"CBOR"_s : u"JSON"_s)},
        {WordsDialog::tr("Round trip"),
         diagnostics.roundTrip ? WordsDialog::tr("%1 ms").arg(diagnostics.roundTrip->count()) : none},
        {WordsDialog::tr("Connections"), number(diagnostics.connects)},
        {WordsDialog::tr("Resumed without a loss"), number(diagnostics.resumes)},
        {WordsDialog::tr("Packets received"), number(diagnostics.packetsIn)},
        {WordsDialog::tr("Packets sent"), number(diagnostics.packetsOut)},
        {WordsDialog::tr("Messages waiting"), number(diagnostics.unsent)},
    };
    for (const client::LinkFailure &failure : diagnostics.failures) {
        const auto at = QDateTime::fromMSecsSinceEpoch(failure.at.time_since_epoch().count());
        lines << WordsDialog::Line{WordsDialog::tr("Lost at %1").arg(at.toString(u"HH:mm:ss"_s)),
                                   widgets::displayLine(failure.why)};
    }
    return lines;
}

QList<WordsDialog::Line> positionLines(client::Session &session)
{
    using Role = client::RoomListModel::Role;
    QList<WordsDialog::Line> lines;
    for (int row = 0; row < session.channels()->rowCount(); ++row) {
        const QModelIndex index = session.channels()->index(row);
        if (!index.data(Role::JoinedRole).toBool())
            continue;
        const auto position = session.timeline(index.data(Role::RoomIdRole).value<RoomId>())->position();
        lines << WordsDialog::Line{u"# "_s + widgets::displayLine(index.data(Role::NameRole).toString()),
                                   position ? WordsDialog::tr("up to %1, epoch %2")
                                                  .arg(QLocale().toString(position->seq),
                                                       QString::fromLatin1(position->epoch.toText()))
                                            : u"-"_s};
    }
    return lines;
}

QString withSeverity(Severity severity, const QString &text)
{
    switch (severity) {
    case Severity::Info: return text;
    case Severity::Warn: return WordsDialog::tr("Warning: %1").arg(text);
    case Severity::Critical: break;
    }
    return WordsDialog::tr("Urgent: %1").arg(text);
}

QList<WordsDialog::Line> announcementLines(const client::AnnouncementModel &announcements)
{
    using Role = client::AnnouncementModel::Role;
    QList<WordsDialog::Line> lines;
    for (int row = announcements.rowCount() - 1; row >= 0; --row) {
        const QModelIndex index = announcements.index(row);
        const widgets::BannerText text{.korean = index.data(Role::TextKoRole).toString(),
                                       .english = index.data(Role::TextEnRole).toString()};
        lines << WordsDialog::Line{
            QLocale().toString(index.data(Role::TimeRole).toDateTime(), QLocale::ShortFormat),
            withSeverity(index.data(Role::SeverityRole).value<Severity>(),
                         widgets::bannerText(text, QLocale().language()))};
    }
    if (lines.isEmpty())
        lines << WordsDialog::Line{QString(), WordsDialog::tr("Nothing was announced yet.")};
    return lines;
}

} // namespace chat::gui

#include "moc_listdialogs.cpp"
