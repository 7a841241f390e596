// SPDX-License-Identifier: Apache-2.0
#include "shared/client/drafts.h"
#include "shared/client/outboxstore.h"
#include "shared/client/profilefile.h"
#include "shared/client/readmarks.h"
#include "tests/support/samples.h"
#include "tests/unit/client/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::client;
using namespace chat::test;
using namespace Qt::StringLiterals;

namespace {

Unsent message(const QByteArray &nonce, const QString &text = u"안녕 \"mina\"\n\U0001F44B"_s)
{
    return {.room = courtyard, .nonce = nonce, .text = text, .said = noon};
}

QByteArrayList nonces(const OutboxStore &store)
{
    QByteArrayList found;
    for (const Unsent &unsent : store.all())
        found << unsent.nonce;
    return found;
}

} // namespace

/// What a person's directory keeps from run to run.
class tst_Profile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void unsentMessagesSurvive();
    void refusalsSurvive();
    void theOutboxIsBounded();
    void aTornLineSpoilsNoOther();
    void theJournalIsWrittenAnew_data();
    void theJournalIsWrittenAnew();
    void aDiskThatTakesNothing();
    void oddFiles_data();
    void oddFiles();
    void withoutAProfile();
    void draftsSurvive();
    void draftsAreBounded();
    void readMarksSurvive();
    void readMarksAreBounded();
    void onlyTheOwnerReads();

private:
    [[nodiscard]] QString profile() const { return m_dir->filePath(u"profile"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Profile::unsentMessagesSurvive()
{
    {
        OutboxStore store(profile());
        QVERIFY(store.add(message("a")));
        QVERIFY(store.add(message("b", u"둘"_s)));
        QVERIFY(store.add(message("c")));
        store.remove("a");
        store.remove("nobody");
    }
    const OutboxStore again(profile());
    QCOMPARE(again.all(), (std::vector{message("b", u"둘"_s), message("c")}));
    QVERIFY(!again.find("a"));
    QCOMPARE(again.find("b")->text, u"둘"_s);
}

void tst_Profile::refusalsSurvive()
{
    {
        OutboxStore store(profile());
        QVERIFY(store.add(message("a")));
        QVERIFY(store.add(message("b")));
        store.setRefused("a", Error{.code = ErrorCode::MessageTooLong});
        store.setRefused("b", Error{.code = ErrorCode::ReadOnlyRoom});
        store.setRefused("b", std::nullopt);
    }
    const OutboxStore again(profile());
    QCOMPARE(again.all()[0].refused->code, ErrorCode::MessageTooLong);
    QVERIFY(!again.all()[1].refused);
}

void tst_Profile::theOutboxIsBounded()
{
    OutboxStore store({});
    for (size_t i = 0; i < OutboxStore::most; ++i)
        QVERIFY(store.add(message(QByteArray::number(i))));
    QCOMPARE(store.add(message("one more")).error().code, ErrorCode::TooLarge);
    store.remove("0");
    QVERIFY(store.add(message("one more")));
}

void tst_Profile::aTornLineSpoilsNoOther()
{
    {
        OutboxStore store(profile());
        QVERIFY(store.add(message("a")));
        QVERIFY(store.add(message("b")));
    }
    QFile file(profileFile(profile(), u"outbox.jsonl"_s));
    QVERIFY(file.resize(file.size() - 10)); // what a power cut left
    {
        OutboxStore store(profile());
        QCOMPARE(nonces(store), QByteArrayList{"a"});
        QVERIFY(store.add(message("c")));
    }
    QCOMPARE(nonces(OutboxStore(profile())), (QByteArrayList{"a", "c"}));
}

void tst_Profile::theJournalIsWrittenAnew_data()
{
    QTest::addColumn<qint64>("changes");
    QTest::addColumn<qint64>("lines");
    QTest::newRow("one less than the limit") << OutboxStore::mostLines - 1 << OutboxStore::mostLines - 1;
    QTest::newRow("the limit") << OutboxStore::mostLines << OutboxStore::mostLines;
    QTest::newRow("one more than the limit") << OutboxStore::mostLines + 1 << qint64(2);
}

void tst_Profile::theJournalIsWrittenAnew()
{
    QFETCH(qint64, changes);
    QFETCH(qint64, lines);
    {
        OutboxStore store(profile(), [](int) { return true; }); // no test pulls the plug
        QVERIFY(store.add(message("stays")));
        for (qint64 i = 1; i < changes; ++i)
            store.setRefused("stays", Error{.code = ErrorCode::ReadOnlyRoom});
    }
    QFile file(profileFile(profile(), u"outbox.jsonl"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), lines);
    QCOMPARE(nonces(OutboxStore(profile())), QByteArrayList{"stays"});
}

void tst_Profile::aDiskThatTakesNothing()
{
    QFile inTheWay(profile());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the directory should be
    OutboxStore store(profile());
    QCOMPARE(store.add(message("a")).error().code, ErrorCode::StorageUnavailable);
    QVERIFY(store.all().empty());
    Drafts drafts(profile());
    drafts.set(courtyard, u"draft"_s);
    QCOMPARE(drafts.of(courtyard), u"draft"_s);
}

void tst_Profile::oddFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\xff\xfe garbage");
    QTest::newRow("cut off") << QByteArray(R"([{"room":"0000q8et82lax","nonce":"a","te)");
    QTest::newRow("of another shape") << QByteArray(R"({"a":[1,2]})");
    QTest::newRow("entries of another shape") << QByteArray(R"([1,"x",{"room":"?"},{"nonce":"a"}])");
}

void tst_Profile::oddFiles()
{
    QFETCH(QByteArray, bytes);
    for (const QString &name : {u"outbox.jsonl"_s, u"drafts.json"_s, u"marks.json"_s})
        QVERIFY(writeProfileFile(profileFile(profile(), name), bytes));
    OutboxStore store(profile());
    QVERIFY(store.all().empty());
    QVERIFY(store.add(message("a")));
    Drafts drafts(profile());
    QVERIFY(drafts.of(courtyard).isEmpty());
    drafts.set(courtyard, u"x"_s);
    FakeClock clock;
    const ReadMarks marks(profile(), clock);
    QVERIFY(!marks.of(courtyard));
}

void tst_Profile::withoutAProfile()
{
    const QStringList before = QDir::current().entryList();
    OutboxStore store({});
    QVERIFY(store.add(message("a")));
    QCOMPARE(nonces(store), QByteArrayList{"a"});
    Drafts drafts({});
    drafts.set(courtyard, u"x"_s);
    FakeClock clock;
    ReadMarks marks({}, clock);
    marks.set(courtyard, {epochOne, 4});
    marks.save();
    QCOMPARE(QDir::current().entryList(), before);
}

void tst_Profile::draftsSurvive()
{
    {
        Drafts drafts(profile());
        drafts.set(courtyard, u"반쯤 쓴 글"_s);
        drafts.set(systemRoom, u"x"_s);
        drafts.set(systemRoom, QString());
    }
    const Drafts again(profile());
    QCOMPARE(again.of(courtyard), u"반쯤 쓴 글"_s);
    QVERIFY(again.of(systemRoom).isEmpty());
}

void tst_Profile::draftsAreBounded()
{
    Drafts drafts({});
    drafts.set(courtyard, QString(Drafts::mostCharacters + 1, u'x'));
    QCOMPARE(drafts.of(courtyard).size(), Drafts::mostCharacters);
    for (qsizetype i = 0; i < Drafts::mostRooms; ++i)
        drafts.set(RoomId{quint64(i + 1)}, u"x"_s);
    qsizetype kept = !drafts.of(courtyard).isEmpty();
    for (qsizetype i = 0; i < Drafts::mostRooms; ++i)
        kept += !drafts.of(RoomId{quint64(i + 1)}).isEmpty();
    QCOMPARE(kept, Drafts::mostRooms);
    QCOMPARE(drafts.of(RoomId{quint64(Drafts::mostRooms)}), u"x"_s); // the newest is there
}

void tst_Profile::readMarksSurvive()
{
    FakeClock clock;
    const QString path = profileFile(profile(), u"marks.json"_s);
    ReadMarks marks(profile(), clock);
    marks.set(courtyard, {epochOne, 4});
    QVERIFY(!QFile::exists(path)); // not for each message
    clock.advance(ReadMarks::delay);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(ReadMarks(profile(), clock).of(courtyard), (Position{epochOne, 4}));
    {
        ReadMarks later(profile(), clock);
        later.set(courtyard, {epochOne, 9});
    } // at the end without waiting
    QCOMPARE(ReadMarks(profile(), clock).of(courtyard), (Position{epochOne, 9}));
}

void tst_Profile::readMarksAreBounded()
{
    FakeClock clock;
    ReadMarks marks({}, clock);
    for (qsizetype i = 0; i <= ReadMarks::mostRooms; ++i)
        marks.set(RoomId{quint64(i + 1)}, {epochOne, 1});
    qsizetype kept = 0;
    for (qsizetype i = 0; i <= ReadMarks::mostRooms; ++i)
        kept += marks.of(RoomId{quint64(i + 1)}).has_value();
    QCOMPARE(kept, ReadMarks::mostRooms);
}

void tst_Profile::onlyTheOwnerReads()
{
    OutboxStore store(profile());
    QVERIFY(store.add(message("a")));
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(profile()) & others));
    QVERIFY(!(QFile::permissions(profileFile(profile(), u"outbox.jsonl"_s)) & others));
}

QTEST_GUILESS_MAIN(tst_Profile)
#include "tst_profile.moc"
