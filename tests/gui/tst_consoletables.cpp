// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/columns.h"
#include "admin-gui/matchcolumns.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace chat;
using namespace chat::admin;
using namespace Qt::StringLiterals;

namespace {

/// An escape sequence, a line of its own, markup, and what turns all that follows.
const auto hostile = u"\u001b[31m<b>x</b>\r\n\u2028\u202e\u2066\u0007"_s;

/// Writes `hostile` into every text of a packet.
template <class T>
void poison(T &value)
{
    if constexpr (std::is_same_v<T, QString>)
        value = hostile;
    else if constexpr (std::is_same_v<T, QByteArray>)
        value = hostile.toUtf8();
    else if constexpr (requires { value.emplace(); })
        poison(value.emplace());
    else if constexpr (Described<T>)
        T::fields().apply([&value](const auto &...field) { (poison(value.*field.member), ...); });
}

bool isHarmful(QChar c)
{
    const char16_t u = c.unicode();
    return c.category() == QChar::Other_Control || u == 0x2028 || u == 0x2029 || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2066 && u <= 0x2069);
}

/// A table of the console with one row, of which every text is hostile.
template <class Row, auto keyOf>
std::unique_ptr<QAbstractItemModel> poisoned(const typename RowTable<Row, keyOf>::Columns &columns)
{
    auto table = std::make_unique<RowTable<Row, keyOf>>(columns);
    const QAbstractItemModelTester tester(table.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    Row row;
    if constexpr (std::is_same_v<Row, ThreadLook>)
        poison(row.row);
    else
        poison(row);
    table->setRows({row});
    return table;
}

using Make = std::function<std::unique_ptr<QAbstractItemModel>()>;

} // namespace

/// What strangers wrote in the tables of the console (faults row 31).
class tst_ConsoleTables final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCellIsHarmless_data();
    void everyCellIsHarmless();
};

void tst_ConsoleTables::everyCellIsHarmless_data()
{
    QTest::addColumn<Make>("make");
    QTest::newRow("threads") << Make([] { return poisoned<ThreadLook, &threadKey>(threadColumns()); });
    QTest::newRow("actors") << Make([] { return poisoned<ActorRow, &actorKey>(actorColumns()); });
    QTest::newRow("rooms") << Make([] { return poisoned<AdminRoomRow, &roomKey>(roomColumns()); });
    QTest::newRow("sessions") << Make(
        [] { return poisoned<AdminSessionRow, &sessionKey>(sessionColumns()); });
    for (const PeopleList list : {PeopleList::Members, PeopleList::Muted, PeopleList::Banned,
                                  PeopleList::Invited, PeopleList::Waiting})
        QTest::addRow("people of a room, list %d", int(list))
            << Make([list] { return poisoned<RoomPerson, &personKey>(peopleColumns(list)); });
    QTest::newRow("rooms of a session")
        << Make([] { return poisoned<AdminRoomRef, &roomRefKey>(roomRefColumns()); });
    QTest::newRow("announcements") << Make(
        [] { return poisoned<AnnouncementRow, &announcementKey>(announcementColumns()); });
    QTest::newRow("modes") << Make([] { return poisoned<AdminModeRow, &modeKey>(modeColumns()); });
    QTest::newRow("tickets") << Make([] { return poisoned<AdminTicketRow, &ticketKey>(ticketColumns()); });
    QTest::newRow("matches") << Make([] { return poisoned<AdminMatchRow, &matchKey>(matchColumns()); });
    QTest::newRow("who is near") << Make([] { return poisoned<NearTicket, &nearKey>(nearColumns()); });
    QTest::newRow("bans") << Make([] { return poisoned<BanRow, &banKey>(banColumns()); });
    QTest::newRow("lines of the log") << Make([] { return poisoned<LogRow, &logKey>(logColumns()); });
    QTest::newRow("what operators did") << Make([] { return poisoned<AuditRow, &auditKey>(auditColumns()); });
    QTest::newRow("settings") << Make([] { return poisoned<ConfigRow, &configKey>(configColumns()); });
}

void tst_ConsoleTables::everyCellIsHarmless()
{
    QFETCH(Make, make);
    const auto table = make();
    const QAbstractItemModelTester tester(table.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table->rowCount(), 1);
    int hostileCells = 0;
    for (int column = 0; column < table->columnCount(); ++column) {
        const QString text = table->index(0, column).data().toString();
        QVERIFY2(std::ranges::none_of(text, &isHarmful), qPrintable(text));
        hostileCells += text.contains("<b>x</b>"_L1) ? 1 : 0;
    }
    QVERIFY(hostileCells > 0); // plain text, as it was written
}

QTEST_MAIN(tst_ConsoleTables)
#include "tst_consoletables.moc"
