// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/panes/noticebar.h"
#include "client-gui/rooms/browsedialog.h"
#include "client-gui/rooms/createroomdialog.h"
#include "client-gui/rooms/enterdialog.h"
#include "client-gui/rooms/roomtools.h"
#include "client-gui/rooms/roomwords.h"
#include "shared/widgets/appearance.h"
#include "shared/widgets/language.h"
#include "tests/checkout.h"
#include "tests/unit/client/sessiontest.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

namespace chat::test {

using namespace chat::gui;

inline RoomInfo meeting(quint64 id, const QString &name, int people, int max)
{
    return {.id = RoomId{id}, .name = name, .kind = RoomKind::Meeting, .people = people, .max = max};
}

template <class Widget>
Widget *named(QWidget &window, const QString &name)
{
    for (Widget *widget : window.findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

inline QPushButton *button(QWidget &window, const QString &words)
{
    for (QPushButton *candidate : window.findChildren<QPushButton *>()) {
        if (candidate->text().remove(u'&') == words)
            return candidate;
    }
    return nullptr;
}

/// The labels that can be read, top to bottom as they were made.
inline QStringList readable(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&window) && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

inline QStringList words(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts << action->text().remove(u'&');
    }
    return texts;
}

/// A client that is logged in, for what it does with rooms.
class RoomDialogTest : public SessionTest
{
protected:
    void begin()
    {
        makeSession();
        m_session->open(QUrl(u"ws://example.invalid/"_s), {.nick = u"미나"_s});
        Q_EMIT m_link->opened();
        auto hello = sample<ServerHello>();
        hello.features = m_features;
        m_link->tell(hello);
        m_link->answer(m_link->take<Hello>().first, HelloAnswer{1});
        QVERIFY(m_link->letIn());
    }
    void fillBrowser()
    {
        RoomInfo tea = meeting(2, u"찻집"_s, 3, 10);
        tea.topic = u"보리차와 오미자"_s;
        tea.password = true;
        m_link->answer(m_link->take<BrowseRooms>().first,
                       RoomList{.rooms = {meeting(1, u"yard"_s, 12, 12), tea, meeting(3, u"마당"_s, 1, 100)},
                                .total = 3});
    }
    void comeAs(RoomRole role)
    {
        RoomSnapshot first = snapshot(1, 2, true);
        first.room.kind = RoomKind::Meeting;
        first.role = role;
        first.host = role == RoomRole::Host ? mina : UserId{9};
        first.roles = std::vector<RoleInfo>{{UserId{2}, RoomRole::Moderator}};
        first.members.push_back({UserId{2}, u"모두"_s});
        m_session->enter(u"Channel_0"_s);
        QVERIFY(m_link->letInto(first));
    }

    widgets::LanguageSwitch m_languages{u"client"_s};
    std::vector<QByteArray> m_features{"create.meeting", "create.temporary", "waitlist"}; ///< of the server
};

} // namespace chat::test
