// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/queuespane.h"
#include "admin-gui/recordspages.h"
#include "admin-gui/sessionspage.h"
#include "admin-gui/settingdialog.h"
#include "admin-gui/workerspage.h"
#include "server/ops/adminsocket.h"
#include "shared/client/admin/queueheat.h"
#include "tests/support/fakebackend.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace chat;
using namespace chat::admin;
using namespace chat::server;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What pages of the console ask the server, and what they make of the answers.
class tst_ConsolePages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theServerSortsTheActors_data();
    void theServerSortsTheActors();
    void theServerFiltersTheActors();
    void everyActorIsReached();
    void theLogIsFiltered();
    void theAuditIsFiltered();
    void whoReadsTooSlowlyIsShown();
    void heat_data();
    void heat();
    void aCellIsReachedByKeys();
    void aSettingIsCheckedBeforeItIsApplied();
    void aSettingThatIsRefusedIsNotApplied();

private:
    /// The last question of this kind that the server was asked.
    template <class Question>
    [[nodiscard]] std::optional<Question> asked() const
    {
        for (auto command = m_backend->asked.rbegin(); command != m_backend->asked.rend(); ++command) {
            if (const auto *question = std::get_if<Question>(&*command))
                return *question;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::unique_ptr<SettingDialog> settingDialog();

    QTemporaryDir m_dir;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<AdminSocket> m_socket;
    std::unique_ptr<ServerLink> m_link;
};

void tst_ConsolePages::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    QCoreApplication::setOrganizationName(u"madang"_s);
    QCoreApplication::setApplicationName(u"tst_consolepages"_s);
}

void tst_ConsolePages::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_socket = std::make_unique<AdminSocket>(*m_backend);
    const QString path = m_dir.filePath(u"admin.sock"_s);
    QVERIFY(m_socket->listen(path));
    m_link = std::make_unique<ServerLink>(QList{AdminTarget{.path = path}}, 1ms);
    m_link->start();
    QVERIFY(QTest::qWaitFor([this] { return m_link->state() == ServerLink::State::Connected; }));
}

void tst_ConsolePages::cleanup()
{
    m_link.reset();
    m_socket.reset();
}

void tst_ConsolePages::theServerSortsTheActors_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("direction");
    QTest::addColumn<ActorOrder>("order");
    QTest::newRow("by name") << 0 << Qt::AscendingOrder << ActorOrder::Name;
    QTest::newRow("by jobs queued") << 3 << Qt::DescendingOrder << ActorOrder::Queued;
    QTest::newRow("by the oldest wait") << 4 << Qt::AscendingOrder << ActorOrder::Wait;
    QTest::newRow("by how long the job runs") << 6 << Qt::DescendingOrder << ActorOrder::Job;
    QTest::newRow("by jobs each second") << 7 << Qt::DescendingOrder << ActorOrder::Jobs;
    QTest::newRow("by CPU") << 8 << Qt::DescendingOrder << ActorOrder::Cpu;
}

void tst_ConsolePages::theServerSortsTheActors()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, direction);
    QFETCH(ActorOrder, order);
    WorkersPage page(*m_link);
    QCOMPARE(page.watched().workers->order, ActorOrder::Wait); // to begin with
    QCOMPARE(page.watched().workers->ascending, false);
    QSignalSpy changed(&page, &Page::watchedChanged);
    page.findChild<TablePane *>(u"actors"_s)->sortBy(column, direction);
    QVERIFY(!changed.empty());
    QCOMPARE(page.watched().workers->order, order);
    QCOMPARE(page.watched().workers->ascending, direction == Qt::AscendingOrder);
}

void tst_ConsolePages::theServerFiltersTheActors()
{
    WorkersPage page(*m_link);
    connect(&page, &Page::watchedChanged, this, [&] { m_link->watch(page.watched()); });
    m_link->watch(page.watched());
    auto *actors = page.findChild<TablePane *>(u"actors"_s);
    QVERIFY(QTest::qWaitFor([&] { return actors->view().model()->rowCount() > 0; }));
    actors->setFilter(u"channel-7"_s);
    const auto isAsked = [this] {
        const auto question = asked<FetchWorkers>();
        return question && question->filter == u"channel-7"_s;
    };
    QVERIFY(QTest::qWaitFor(isAsked));
}

void tst_ConsolePages::everyActorIsReached() // S2-07: ten thousand of them
{
    constexpr int actors = 10'000;
    m_backend->workers.actors.clear();
    for (int i = 0; i < actors; ++i)
        m_backend->workers.actors.push_back({.name = u"room %1"_s.arg(i), .kind = "room"});
    m_backend->workers.matching = actors;
    WorkersPage page(*m_link);
    connect(&page, &Page::watchedChanged, this, [&] { m_link->watch(page.watched()); });
    m_link->watch(page.watched());
    const auto *previous = page.findChild<QPushButton *>(u"previousActors"_s);
    auto *next = page.findChild<QPushButton *>(u"nextActors"_s);
    QAbstractItemModel &model = *page.findChild<TablePane *>(u"actors"_s)->view().model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::set<QString> seen;
    const auto isNew
        = [&] { return model.rowCount() > 0 && !seen.contains(model.index(0, 0).data().toString()); };
    for (int pages = 0; pages < actors / limits::maxAdminRows; ++pages) {
        QVERIFY(QTest::qWaitFor(isNew));
        QCOMPARE(model.rowCount(), limits::maxAdminRows);
        for (int row = 0; row < model.rowCount(); ++row)
            seen.insert(model.index(row, 0).data().toString());
        QCOMPARE(previous->isEnabled(), pages > 0);
        QTest::mouseClick(next, Qt::LeftButton);
    }
    QCOMPARE(int(seen.size()), actors);
    QVERIFY(!next->isEnabled());
    m_backend->workers.actors.resize(3); // nearly all went: the page turns back by itself
    m_backend->workers.matching = 3;
    QVERIFY(QTest::qWaitFor([&] { return model.rowCount() == 3; }));
    QVERIFY(!previous->isEnabled());
}

void tst_ConsolePages::theLogIsFiltered()
{
    LogsPage page(*m_link);
    page.refresh();
    const QList<QComboBox *> boxes = page.findChildren<QComboBox *>();
    QCOMPARE(boxes.size(), 2);
    QComboBox *level = boxes.front()->count() == 5 ? boxes.front() : boxes.back();
    QComboBox *category = level == boxes.front() ? boxes.back() : boxes.front();
    QVERIFY(
        QTest::qWaitFor([&] { return category->findText(u"chat.net"_s) > 0; })); // as the server names them
    QVERIFY(!page.watched().level && !page.watched().category);
    level->setCurrentIndex(3);
    category->setCurrentText(u"chat.net"_s);
    QCOMPARE(page.watched().level, LogLevel::Warning);
    QCOMPARE(page.watched().category, "chat.net"_ba);
}

void tst_ConsolePages::theAuditIsFiltered()
{
    admin::AuditPage page(*m_link);
    page.refresh();
    page.findChild<QLineEdit *>(u"who"_s)->setText(u" mina "_s);
    page.findChild<QLineEdit *>(u"act"_s)->setText(u"kick"_s);
    page.findChild<QComboBox *>()->setCurrentIndex(1);
    const auto isAsked = [this] {
        const auto question = asked<FetchAudit>();
        return question && question->who == "mina"_ba && question->act == "kick"_ba && question->since;
    };
    QVERIFY(QTest::qWaitFor(isAsked));
    const Milliseconds ago = currentTime().wall - *asked<FetchAudit>()->since;
    QVERIFY(ago >= 1h && ago < 2h);
}

void tst_ConsolePages::whoReadsTooSlowlyIsShown()
{
    SessionsPage page(*m_link);
    page.show();
    auto *map = page.findChild<HeatMap *>();
    QVERIFY(QTest::qWaitFor([&] { return !map->cells().empty(); }));
    QVERIFY(map->cells().front().heat > 0.5);
    QVERIFY(!map->cells().front().about.contains(u'\u001b')); // faults row 31
    QTest::mouseClick(map, Qt::LeftButton, {}, map->placeOf(0).center());
    const auto isAsked = [this] { // the table shows him
        const auto question = asked<ListSessions>();
        return question && question->filter == QString::fromLatin1(oneSession.toText());
    };
    QVERIFY(QTest::qWaitFor(isAsked));
}

void tst_ConsolePages::heat_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("oldestMs");
    QTest::addColumn<double>("heat");
    QTest::newRow("nothing waits") << qint64(0) << qint64(0) << 0.0;
    QTest::newRow("half of the mark, just come") << qint64(500) << qint64(0) << 0.25;
    QTest::newRow("at the mark, half of the time") << qint64(1000) << qint64(50) << 0.75;
    QTest::newRow("about to be closed") << qint64(1000) << qint64(100) << 1.0;
    QTest::newRow("never more than that") << qint64(9000) << qint64(900) << 1.0;
}

void tst_ConsolePages::heat()
{
    QFETCH(qint64, bytes);
    QFETCH(qint64, oldestMs);
    const QueuesAnswer limits{.markBytes = 1000, .hardBytes = 4000, .markMs = 100};
    QTEST(queueHeat({.bytes = bytes, .oldestMs = oldestMs}, limits), "heat");
}

void tst_ConsolePages::aCellIsReachedByKeys()
{
    HeatMap map;
    map.resize(5 * 20 + 2, 100); // five in a row
    std::vector<HeatMap::Cell> cells;
    for (int i = 0; i < 7; ++i)
        cells.push_back({double(i) / 7, u"cell %1"_s.arg(i)});
    map.setCells(cells);
    QCOMPARE(map.cellAt(map.placeOf(6).center()), 6);
    QCOMPARE(map.cellAt({500, 500}), -1);
    QSignalSpy activated(&map, &HeatMap::activated);
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(&map, key);
    QCOMPARE(map.accessibleDescription(), u"cell 6"_s);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.front().front().toInt(), 6);
    map.setCells({cells.begin(), cells.begin() + 2}); // some went: the last one is current
    QCOMPARE(map.accessibleDescription(), u"cell 1"_s);
    QVERIFY(map.colourOf(0) != map.colourOf(1));
}

std::unique_ptr<SettingDialog> tst_ConsolePages::settingDialog()
{
    auto dialog = std::make_unique<SettingDialog>(
        *m_link, ConfigRow{u"auth.guests"_s, u"true"_s, u"default"_s, true}, nullptr);
    dialog->open();
    return dialog;
}

void tst_ConsolePages::aSettingIsCheckedBeforeItIsApplied()
{
    const auto dialog = settingDialog();
    QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    auto *apply = dialog->findChild<QPushButton *>(u"apply"_s);
    auto *verdict = dialog->findChild<QLabel *>(u"verdict"_s);
    dialog->findChild<QLineEdit *>(u"value"_s)->setText(u"false"_s);
    QVERIFY(QTest::qWaitFor([&] { return verdict->text().contains(u"true"_s); }));
    QCOMPARE(asked<ChangeConfig>()->check, true);
    QVERIFY(!apply->isEnabled()); // nobody has said why
    dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"spam"_s);
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    QVERIFY(accepted.size() == 1 || accepted.wait());
    QCOMPARE(
        *asked<ChangeConfig>(),
        (ChangeConfig{.settings = {{u"auth.guests"_s, u"false"_s}}, .check = false, .reason = u"spam"_s}));
}

void tst_ConsolePages::aSettingThatIsRefusedIsNotApplied()
{
    m_backend->refusal
        = Error{.code = ErrorCode::ConfigInvalid, .detail = u"auth.guests must be true or false"_s};
    const auto dialog = settingDialog();
    dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"spam"_s);
    dialog->findChild<QLineEdit *>(u"value"_s)->setText(u"perhaps"_s);
    auto *verdict = dialog->findChild<QLabel *>(u"verdict"_s);
    QVERIFY(QTest::qWaitFor([&] { return verdict->text().contains(u"must be true or false"_s); }));
    QVERIFY(!dialog->findChild<QPushButton *>(u"apply"_s)->isEnabled());
}

QTEST_MAIN(tst_ConsolePages)
#include "tst_consolepages.moc"
