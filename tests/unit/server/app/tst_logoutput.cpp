// SPDX-License-Identifier: Apache-2.0
#include "server/app/logoutput.h"

#include <QTemporaryFile>
#include <QTest>

#include <sys/stat.h>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp noon{Milliseconds(1'730'000'000'000)};

} // namespace

/// The three forms of a log line, and how the journal is recognised.
class tst_LogOutput final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lines_data();
    void lines();
    void journal_data();
    void journal();
};

void tst_LogOutput::lines_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("line");
    const auto row
        = [](const char *name, LogFormat format, QtMsgType type, const QString &message,
             const QByteArray &line) { QTest::newRow(name) << int(format) << int(type) << message << line; };
    row("text has time, level and category", LogFormat::Text, QtInfoMsg, u"마당"_s,
        "2024-10-27T03:33:20.000Z info chat.net: 마당\n");
    row("text shows what a terminal would obey", LogFormat::Text, QtWarningMsg, u"a\nb\x1b[31m"_s,
        "2024-10-27T03:33:20.000Z warning chat.net: a\\x0ab\\x1b[31m\n");
    row("JSON", LogFormat::Json, QtInfoMsg, u"a\nb"_s,
        "{\"time\":\"2024-10-27T03:33:20.000Z\",\"level\":\"info\",\"category\":\"chat.net\","
        "\"message\":\"a\\nb\"}\n");
    row("the journal is told debug as 7", LogFormat::Journal, QtDebugMsg, u"m"_s, "<7>chat.net: m\n");
    row("the journal is told info as 6", LogFormat::Journal, QtInfoMsg, u"m"_s, "<6>chat.net: m\n");
    row("the journal is told warning as 4", LogFormat::Journal, QtWarningMsg, u"m"_s, "<4>chat.net: m\n");
    row("the journal is told critical as 3", LogFormat::Journal, QtCriticalMsg, u"m"_s, "<3>chat.net: m\n");
    row("the journal is told fatal as 1", LogFormat::Journal, QtFatalMsg, u"m"_s, "<1>chat.net: m\n");
    row("a message cannot begin a line of another priority", LogFormat::Journal, QtInfoMsg, u"a\n<0>b"_s,
        "<6>chat.net: a\\x0a<0>b\n");
}

void tst_LogOutput::lines()
{
    QFETCH(int, format);
    QFETCH(int, type);
    QFETCH(QString, message);
    QTEST(logLine(LogFormat(format), QtMsgType(type), noon, "chat.net", message), "line");
}

void tst_LogOutput::journal_data()
{
    QTest::addColumn<QByteArray>("difference");
    QTest::addColumn<bool>("journal");
    QTest::newRow("the descriptor that systemd made") << QByteArray() << true;
    QTest::newRow("redirected to another file") << QByteArray("1") << false;
}

void tst_LogOutput::journal()
{
    QFETCH(QByteArray, difference);
    QTemporaryFile file;
    QVERIFY(file.open());
    struct stat place{};
    QCOMPARE(fstat(file.handle(), &place), 0);
    const QByteArray stream
        = QByteArray::number(place.st_dev) + ':' + QByteArray::number(place.st_ino) + difference;
    QTEST(isJournal(file.handle(), stream), "journal");
    QVERIFY(!isJournal(file.handle(), {}));
    QVERIFY(!isJournal(-1, stream));
}

QTEST_GUILESS_MAIN(tst_LogOutput)
#include "tst_logoutput.moc"
