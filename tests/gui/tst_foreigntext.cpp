// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/composer.h"
#include "client-gui/composer/composeredit.h"
#include "client-gui/dialogs/certificatedialog.h"
#include "client-gui/dialogs/listdialogs.h"
#include "client-gui/dialogs/roomswitcher.h"
#include "client-gui/panes/memberspane.h"
#include "client-gui/panes/roomspane.h"
#include "client-gui/timeline/timelineview.h"
#include "shared/client/memberlistmodel.h"
#include "shared/client/roomlistmodel.h"
#include "shared/widgets/announcementbanner.h"
#include "shared/widgets/displaytext.h"
#include "tests/gui/faketimeline.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat;
using namespace chat::gui;

namespace {

using Made = std::unique_ptr<QWidget>;
using Make = std::function<Made(const QString &text)>;

client::RoomListModel *roomsNamed(const QString &name, QObject *parent)
{
    auto *rooms = new client::RoomListModel(parent);
    rooms->setRoom({.id = RoomId{1}, .name = name, .people = 3});
    return rooms;
}

Made rooms(const QString &text)
{
    auto pane = std::make_unique<RoomsPane>();
    pane->setModel(roomsNamed(text, pane.get()));
    return pane;
}

Made people(const QString &text)
{
    auto pane = std::make_unique<MembersPane>();
    auto *members = new client::MemberListModel(pane.get());
    members->setMembers({{UserId{1}, text}}, 1);
    pane->setMembers(members);
    return pane;
}

Made messages(const QString &text)
{
    auto view = std::make_unique<TimelineView>();
    auto *timeline = new test::FakeTimeline;
    timeline->setParent(view.get());
    timeline->append({.text = text, .author = text, .seq = 1});
    view->setModel(timeline);
    return view;
}

Made switcher(const QString &text)
{
    auto *rooms = roomsNamed(text, nullptr);
    auto dialog = std::make_unique<RoomSwitcher>(rooms);
    rooms->setParent(dialog.get());
    return dialog;
}

Made proposedRoom(const QString &text)
{
    auto composer = std::make_unique<Composer>();
    composer->setRoom(u"yard"_s, {}, nullptr, roomsNamed(text, composer.get()));
    composer->edit()->insertPlainText(u"#b"_s);
    return composer;
}

Made composer(const QString &text)
{
    auto composer = std::make_unique<Composer>();
    composer->setRoom(text, {}, nullptr, nullptr);
    return composer;
}

Made certificate(const QString &text)
{
    return std::make_unique<CertificateDialog>(text, client::Distrust{.fingerprint = "x", .name = text},
                                               QByteArray());
}

Made announcement(const QString &text)
{
    auto banner = std::make_unique<widgets::AnnouncementBanner>();
    banner->announce(Severity::Warn, {.korean = text, .english = text}, true);
    return banner;
}

Made diagnostics(const QString &text)
{
    auto dialog = std::make_unique<WordsDialog>(u"Diagnostics"_s);
    dialog->setLines(diagnosticLines({.server = text, .node = text, .failures = {{{}, text}}}));
    return dialog;
}

} // namespace

/// faults row 31, for each place of the window that shows what somebody else wrote.
class tst_ForeignText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isShownAndNothingMore_data();
    void isShownAndNothingMore();
};

void tst_ForeignText::isShownAndNothingMore_data()
{
    QTest::addColumn<Make>("make");
    QTest::newRow("a room in the list") << Make(rooms);
    QTest::newRow("a room in the switcher") << Make(switcher);
    QTest::newRow("a room to write to") << Make(composer);
    QTest::newRow("a room that is proposed") << Make(proposedRoom);
    QTest::newRow("a person") << Make(people);
    QTest::newRow("a message and its author") << Make(messages);
    QTest::newRow("the name of a certificate") << Make(certificate);
    QTest::newRow("an announcement") << Make(announcement);
    QTest::newRow("what the server says of itself") << Make(diagnostics);
}

void tst_ForeignText::isShownAndNothingMore()
{
    QFETCH(Make, make);
    const QString hostile = u"<b>mi\u202ena</b>\u001b[1m<img src=\"file:///x\">e"_s + QString(30, u'\u0301');
    const Made shown = make(hostile);
    const Made harmless = make(widgets::displayLine(hostile));
    for (QWidget *window : {shown.get(), harmless.get()}) {
        window->resize(400, 300);
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->show();
    }
    QCoreApplication::processEvents();
    QCOMPARE(shown->grab().toImage(), harmless->grab().toImage());

    QList<QWidget *> parts = shown->findChildren<QWidget *>();
    parts << shown.get();
    for (const QWidget *part : std::as_const(parts)) {
        QVERIFY(!Qt::mightBeRichText(part->toolTip()));
        QCOMPARE(part->windowTitle(), widgets::displayLine(part->windowTitle()));
        if (const auto *label = qobject_cast<const QLabel *>(part); label && label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(tst_ForeignText)
#include "tst_foreigntext.moc"
