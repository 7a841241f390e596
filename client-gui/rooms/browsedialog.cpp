// SPDX-License-Identifier: Apache-2.0
#include "client-gui/rooms/browsedialog.h"

#include "client-gui/rooms/browsedelegate.h"
#include "client-gui/rooms/doorframe.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/icon.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace chat::gui {

using Role = client::RoomBrowser::Role;

BrowseDialog::BrowseDialog(client::Session &session, QWidget *parent)
    : QDialog(parent),
      m_session(session),
      m_text(new QLineEdit),
      m_kind(new QComboBox),
      m_sort(new QComboBox),
      m_hasSpace(new QCheckBox(tr("With a free &seat"))),
      m_noPassword(new QCheckBox(tr("Without a &password"))),
      m_view(new QListView),
      m_state(new QLabel),
      m_door(new DoorFrame(session))
{
    setWindowTitle(tr("Browse rooms"));
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &BrowseDialog::look);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, [this] { enter(m_view->currentIndex()); });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &BrowseDialog::look);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &BrowseDialog::look);
    connect(m_hasSpace, &QCheckBox::toggled, this, &BrowseDialog::look);
    connect(m_noPassword, &QCheckBox::toggled, this, &BrowseDialog::look);
    connect(m_view, &QListView::activated, this, &BrowseDialog::enter);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_door->clear();
        showState();
    });
    connect(m_enter, &QPushButton::clicked, this, [this] { enter(m_view->currentIndex()); });
    connect(m_create, &QPushButton::clicked, this, &BrowseDialog::createRequested);
    connect(m_door, &DoorFrame::entered, this, [this](RoomId room) {
        Q_EMIT entered(room);
        accept();
    });
    connect(session.browser(), &client::RoomBrowser::changed, this, &BrowseDialog::showState);
    connect(&session, &client::Session::statusChanged, this, &BrowseDialog::showState);
    look();
    showState();
}

BrowseDialog::~BrowseDialog() { m_session.browser()->stop(); }

void BrowseDialog::build()
{
    m_text->setClearButtonEnabled(true);
    m_text->addAction(widgets::icon("edit-find"_L1), QLineEdit::LeadingPosition);
    m_text->setPlaceholderText(tr("Part of a name or topic"));
    m_text->setAccessibleName(tr("Part of a name or topic"));
    m_text->installEventFilter(this);
    m_kind->addItem(tr("Every kind"), -1);
    for (const RoomKind kind : {RoomKind::Channel, RoomKind::Meeting, RoomKind::Temporary, RoomKind::Large})
        m_kind->addItem(kindText(kind), int(kind));
    m_kind->setAccessibleName(tr("Kind"));
    m_sort->addItem(tr("By name"), int(RoomSort::Name));
    m_sort->addItem(tr("Most people first"), int(RoomSort::People));
    m_sort->addItem(tr("Newest first"), int(RoomSort::Newest));
    m_sort->setAccessibleName(tr("Order"));
    auto *rows = new BrowseRows(m_view);
    rows->setSourceModel(m_session.browser());
    m_view->setModel(rows);
    m_view->setItemDelegate(new BrowseDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    m_view->setAccessibleName(tr("All rooms"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);

    auto *filters = new QHBoxLayout;
    filters->addWidget(m_kind);
    filters->addWidget(m_sort);
    filters->addSpacing(8);
    filters->addWidget(m_hasSpace);
    filters->addWidget(m_noPassword);
    filters->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_enter = buttons->addButton(tr("Enter"), QDialogButtonBox::ActionRole);
    m_create = buttons->addButton(tr("Create a room..."), QDialogButtonBox::ActionRole);
    m_enter->setAutoDefault(false); // Enter in a field is the field's
    m_create->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_text);
    column->addLayout(filters);
    column->addWidget(m_view, 1);
    column->addWidget(m_state);
    column->addWidget(m_door);
    column->addWidget(buttons);
    resize(620, 520);
}

bool BrowseDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
            return QCoreApplication::sendEvent(m_view, event);
    }
    return QDialog::eventFilter(watched, event);
}

client::RoomQuestion BrowseDialog::question() const
{
    const int kind = m_kind->currentData().toInt();
    return {.text = m_text->text(),
            .kind = kind < 0 ? std::nullopt : std::optional(RoomKind(kind)),
            .hasSpace = m_hasSpace->isChecked(),
            .noPassword = m_noPassword->isChecked(),
            .sort = RoomSort(m_sort->currentData().toInt())};
}

void BrowseDialog::look()
{
    m_typing.stop();
    m_session.browser()->look(question());
}

void BrowseDialog::enter(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QByteArray id = index.data(Role::RoomIdRole).value<RoomId>().toText();
    m_door->knock({.room = QString::fromLatin1(id)}, index.data(Role::NameRole).toString());
}

void BrowseDialog::showState()
{
    const client::RoomBrowser &browser = *m_session.browser();
    if (!m_session.isOnline())
        m_state->setText(tr("You are not connected."));
    else if (browser.trouble())
        m_state->setText(refusalText(m_session, *browser.trouble()));
    else if (browser.isAsking())
        m_state->setText(tr("Looking..."));
    else
        m_state->setText(browser.total() == 0 ? tr("There is no such room.")
                                              : tr("%n room(s)", nullptr, browser.total()));
    m_enter->setEnabled(m_view->currentIndex().isValid());
    m_create->setEnabled(!m_session.ownKinds().isEmpty());
}

} // namespace chat::gui

#include "moc_browsedialog.cpp"
