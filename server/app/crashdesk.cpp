// SPDX-License-Identifier: Apache-2.0
#include "server/app/crashdesk.h"

#include "shared/core/logging.h"
#include "shared/protocol/roomreplay.h"

#include <QDir>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>
#include <pthread.h>
#include <ranges>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

CrashRow rowOf(const CrashCapsule &capsule)
{
    return {capsule.incident, capsule.time, capsule.room, capsule.name, capsule.what};
}

/// In the order of time, and then still found by the incident.
QString fileName(const CrashCapsule &capsule)
{
    return QString::number(capsule.time.time_since_epoch().count()).rightJustified(14, u'0') + u'-'
        + QString::fromLatin1(capsule.incident) + ".json"_L1;
}

constexpr qint64 maxCapsuleBytes = 4 * 1024 * 1024;

} // namespace

CrashCapsule capsuleOf(RoomIncident incident, const QString &host)
{
    CrashCapsule capsule{.incident = incident.incident,
                         .time = incident.time,
                         .build = CHAT_VERSION,
                         .host = host,
                         .room = incident.room.id,
                         .name = incident.room.name,
                         .kind = incident.room.kind,
                         .what = incident.what,
                         .stack = {incident.stack.begin(), incident.stack.end()},
                         .journal = std::move(incident.journal)};
    makeAnonymous(capsule.journal);
    return capsule;
}

CrashDesk::CrashDesk(QString directory, int most, Told told)
    : m_directory(std::move(directory)),
      m_most(most),
      m_told(std::move(told)),
      m_thread([this] { run(); })
{
}

CrashDesk::~CrashDesk()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
        m_wake.notify_one();
    }
    m_thread.join();
}

bool CrashDesk::post(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_tasks.size() >= size_t(limits::crashTasks))
        return false;
    m_tasks.push_back(std::move(task));
    m_wake.notify_one();
    return true;
}

void CrashDesk::run()
{
    pthread_setname_np(pthread_self(), "crashes");
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

bool CrashDesk::add(RoomIncident incident)
{
    const auto shared = std::make_shared<RoomIncident>(std::move(incident));
    const bool taken = post([this, shared] { write(*shared); });
    if (!taken)
        m_lost.fetch_add(1, std::memory_order_relaxed);
    return taken;
}

void CrashDesk::write(RoomIncident &incident)
{
    const CrashCapsule capsule = capsuleOf(std::move(incident), QSysInfo::machineHostName());
    if (m_most > 0)
        keep(capsule);
    if (m_told)
        m_told(rowOf(capsule)); // also of what is not on the disk
}

void CrashDesk::keep(const CrashCapsule &capsule)
{
    QDir().mkpath(m_directory);
    QFile::setPermissions(m_directory,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString name = fileName(capsule);
    QSaveFile file(m_directory + u'/' + name); // whole or not at all
    const bool kept = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(toJson(capsule) + '\n') > 0 && file.commit();
    if (!kept) {
        m_lost.fetch_add(1, std::memory_order_relaxed);
        qCCritical(lcApp, "incident %s: its capsule cannot be written: %ls", capsule.incident.constData(),
                   qUtf16Printable(file.errorString()));
        return;
    }
    m_rows[name] = rowOf(capsule);
    dropOldest();
}

QStringList CrashDesk::files() const
{
    return QDir(m_directory).entryList({u"*-?????????????.json"_s}, QDir::Files, QDir::Name);
}

void CrashDesk::dropOldest() const
{
    const QStringList all = files();
    for (const QString &old : all | std::views::take(std::max(qsizetype(0), all.size() - m_most)))
        QFile::remove(m_directory + u'/' + old);
}

Result<CrashCapsule> CrashDesk::read(const QString &name) const
{
    QFile file(m_directory + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(ErrorCode::BadField, file.errorString());
    const QByteArray text = file.read(maxCapsuleBytes).trimmed();
    Document document;
    const auto fields = document.parse(text, WireFormat::Json);
    if (!fields)
        return refuse(ErrorCode::BadField, u"the file is damaged"_s);
    return readMap<CrashCapsule>(*fields, Direction::FromServer);
}

void CrashDesk::list(std::function<void(const Result<CrashList> &)> told)
{
    const bool taken = post([this, told] {
        CrashList list;
        const QStringList all = files();
        std::erase_if(m_rows, [&](const auto &row) { return !all.contains(row.first); });
        for (const QString &name : all | std::views::reverse | std::views::take(limits::maxCrashCapsules)) {
            if (!m_rows.contains(name)) {
                const auto capsule = read(name);
                if (!capsule) {
                    qCWarning(lcApp, "crash capsule %ls: %ls", qUtf16Printable(name),
                              qUtf16Printable(capsule.error().detail));
                    continue;
                }
                m_rows[name] = rowOf(*capsule);
            }
            list.crashes.push_back(m_rows[name]);
        }
        told(std::move(list));
    });
    if (!taken)
        told(refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
}

void CrashDesk::fetch(const QByteArray &incident, std::function<void(const Result<CrashCapsule> &)> told)
{
    const auto none = [] {
        return std::unexpected(Error{.code = ErrorCode::BadField,
                                     .detail = u"there is no capsule of this incident"_s,
                                     .field = "incident"});
    };
    if (!idFromText(incident)) // nothing else may become the name of a file
        return told(none());
    const bool taken = post([this, incident, told, none] {
        const QString end = u'-' + QString::fromLatin1(incident) + ".json"_L1;
        for (const QString &name : files()) {
            if (name.endsWith(end))
                return told(read(name));
        }
        told(none());
    });
    if (!taken)
        told(refuseLater(ErrorCode::Overloaded, Milliseconds(1000)));
}

} // namespace chat::server
