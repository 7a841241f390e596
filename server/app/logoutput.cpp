// SPDX-License-Identifier: Apache-2.0
#include "server/app/logoutput.h"

#include "server/app/loglevels.h"
#include "server/app/logring.h"
#include "shared/protocol/writer.h"

#include <QDateTime>

#include <atomic>
#include <cstdlib>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

std::atomic<LogFormat> g_format{LogFormat::Text}; ///< never Auto

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    default: return LogLevel::Critical;
    }
}

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug"_L1;
    case QtInfoMsg: return "info"_L1;
    case QtWarningMsg: return "warning"_L1;
    case QtCriticalMsg: return "critical"_L1;
    case QtFatalMsg: return "fatal"_L1;
    }
    return "unknown"_L1;
}

/// As in <syslog.h>. Nothing here makes the whole system unusable, so fatal is "alert".
char priorityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return '7';
    case QtInfoMsg: return '6';
    case QtWarningMsg: return '4';
    case QtCriticalMsg: return '3';
    case QtFatalMsg: return '1';
    }
    return '5';
}

/// One line stays one line, and a terminal shows it as it is.
QByteArray escaped(const QString &text)
{
    QByteArray bytes;
    for (const char c : text.toUtf8()) {
        if (uchar(c) >= 0x20 && c != 0x7f) {
            bytes.append(c);
        } else {
            bytes.append("\\x");
            bytes.append("0123456789abcdef"[uchar(c) >> 4]);
            bytes.append("0123456789abcdef"[uchar(c) & 15]);
        }
    }
    return bytes;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *category = context.category ? context.category : "default";
    const Timestamp now = currentTime().wall;
    LogRing::ofTheProgram().add(levelOf(type), now, category, message);
    const QByteArray line = logLine(g_format, type, now, category, message);
    // One write per line, so that lines of several threads do not mix.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.constData(), size_t(line.size()));
}

/// Libraries speak while they are unloaded, when what writes lines is gone already.
void endLogging()
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) { });
}

} // namespace

QByteArray logLine(LogFormat format, QtMsgType type, Timestamp time, const char *category,
                   const QString &message)
{
    const QByteArray when = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
                                .toString(Qt::ISODateWithMs)
                                .toLatin1();
    const QLatin1StringView level = levelName(type);
    if (format == LogFormat::Json) {
        JsonWriter writer;
        writer.map(4);
        writer.key("time"_L1);
        writer.text(QByteArrayView(when));
        writer.key("level"_L1);
        writer.text(QByteArrayView(level.data(), level.size()));
        writer.key("category"_L1);
        writer.text(QByteArrayView(category));
        writer.key("message"_L1);
        writer.text(QStringView(message));
        return writer.result() + '\n';
    }
    QByteArray line;
    if (format == LogFormat::Journal) { // which has the time by itself
        line += '<';
        line += priorityOf(type);
        line += '>';
    } else {
        line += when;
        line += ' ';
        line += QByteArrayView(level.data(), level.size());
        line += ' ';
    }
    line += category;
    line += ": ";
    line += escaped(message);
    line += '\n';
    return line;
}

bool isJournal(int descriptor, const QByteArray &journalStream)
{
    struct stat place{};
    if (fstat(descriptor, &place) != 0)
        return false;
    const QByteArray stream = QByteArray::number(place.st_dev) + ':' + QByteArray::number(place.st_ino);
    return stream == journalStream;
}

void setUpLogging(const Config::Log &log)
{
    std::ignore = &LogRing::ofTheProgram(); // made before the next line, so it goes after endLogging()
    std::atexit(&endLogging);
    qInstallMessageHandler(writeLine);
    setLogRules(log);
}

void setLogRules(const Config::Log &log)
{
    const bool journal = log.format == LogFormat::Auto && isJournal(STDERR_FILENO, qgetenv("JOURNAL_STREAM"));
    g_format = log.format != LogFormat::Auto ? log.format : journal ? LogFormat::Journal : LogFormat::Text;
    setConfiguredLogLevels(log.rules);
}

} // namespace chat::server
