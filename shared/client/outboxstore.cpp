// SPDX-License-Identifier: Apache-2.0
#include "shared/client/outboxstore.h"

#include "shared/client/profilefile.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace chat::client {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = OutboxStore::mostLines * 2 * limits::maxTextBytes;

QJsonObject toJson(const Unsent &message)
{
    QJsonObject saved{
        {u"room"_s, QString::fromLatin1(message.room.toText())},
        {u"nonce"_s, QString::fromLatin1(message.nonce)},
        {u"text"_s, message.text},
        {u"said"_s, qint64(message.said.time_since_epoch().count())},
    };
    if (message.refused)
        saved.insert(u"refused"_s, int(message.refused->code));
    return saved;
}

std::optional<Unsent> fromJson(const QJsonObject &saved)
{
    const auto room = RoomId::fromText(saved[u"room"_s].toString().toLatin1());
    Unsent message{.room = room.value_or(RoomId()),
                   .nonce = saved[u"nonce"_s].toString().toLatin1(),
                   .text = saved[u"text"_s].toString(),
                   .said = Timestamp(Milliseconds(saved[u"said"_s].toInteger()))};
    if (const auto code = errorFromNumber(saved[u"refused"_s].toInt()))
        message.refused = Error{.code = *code};
    if (!room || message.nonce.isEmpty() || message.text.isEmpty())
        return std::nullopt;
    return message;
}

QByteArray addedLine(const Unsent &message)
{
    return QJsonDocument(toJson(message)).toJson(QJsonDocument::Compact);
}

QString pathIn(const QString &profile) { return profileFile(profile, u"outbox.jsonl"_s); }

QByteArray goneLine(const QByteArray &nonce)
{
    return QJsonDocument(QJsonObject{{u"gone"_s, QString::fromLatin1(nonce)}}).toJson(QJsonDocument::Compact);
}

} // namespace

OutboxStore::OutboxStore(const QString &profile, Journal::Sync sync)
    : m_journal(pathIn(profile), std::move(sync))
{
    load(pathIn(profile));
    QList<QByteArray> lines;
    for (const Unsent &message : m_unsent)
        lines << addedLine(message);
    if (!m_journal.restart(lines))
        qCWarning(lcStore) << "the outbox cannot be written";
    connect(&m_journal, &Journal::reached, this, &OutboxStore::reached);
    connect(&m_journal, &Journal::failed, this, &OutboxStore::failed);
}

/// Line by line; what cannot be read, as the end of a line that a power cut left, counts for nothing.
void OutboxStore::load(const QString &path)
{
    for (const QByteArray &line : readProfileFile(path, mostBytes).split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        const auto message = fromJson(entry);
        const QByteArray nonce = message ? message->nonce : entry[u"gone"_s].toString().toLatin1();
        const auto place = std::ranges::find(m_unsent, nonce, &Unsent::nonce);
        if (message && place != m_unsent.end())
            *place = *message;
        else if (message && m_unsent.size() < most)
            m_unsent.push_back(*message);
        else if (!message && place != m_unsent.end())
            m_unsent.erase(place);
    }
}

const Unsent *OutboxStore::find(const QByteArray &nonce) const
{
    const auto found = std::ranges::find(m_unsent, nonce, &Unsent::nonce);
    return found == m_unsent.end() ? nullptr : &*found;
}

Result<void> OutboxStore::add(const Unsent &message)
{
    if (m_unsent.size() >= most) {
        return std::unexpected(
            Error{.code = ErrorCode::TooLarge, .limit = QByteArray::number(most) + " messages"});
    }
    if (!writeMessage(message))
        return refuse(ErrorCode::StorageUnavailable, u"the outbox cannot be written"_s);
    m_unsent.push_back(message);
    return {};
}

void OutboxStore::remove(const QByteArray &nonce)
{
    // A disk that does not take it is harmless: the message is sent once more, with the same nonce.
    if (std::erase_if(m_unsent, [&](const Unsent &message) { return message.nonce == nonce; }) > 0)
        std::ignore = write(goneLine(nonce));
    m_underWay.remove(nonce);
}

void OutboxStore::setRefused(const QByteArray &nonce, const std::optional<Error> &error)
{
    const auto found = std::ranges::find(m_unsent, nonce, &Unsent::nonce);
    if (found == m_unsent.end())
        return;
    found->refused = error;
    std::ignore = writeMessage(*found);
}

bool OutboxStore::writeMessage(const Unsent &message)
{
    if (!write(addedLine(message)))
        return false;
    if (!message.refused && m_journal.appended() > m_journal.synced())
        m_underWay.insert(message.nonce, m_journal.appended());
    return true;
}

bool OutboxStore::write(const QByteArray &line)
{
    if (m_journal.lines() >= mostLines) { // rare enough to wait for the disk
        QList<QByteArray> lines;
        for (const Unsent &message : m_unsent)
            lines << addedLine(message);
        if (m_journal.restart(lines))
            reached();
    }
    const bool done = m_journal.append(line);
    if (!done)
        qCWarning(lcStore) << "the outbox cannot be written";
    return done;
}

void OutboxStore::reached()
{
    m_underWay.removeIf([this](const auto &entry) { return entry.value() <= m_journal.synced(); });
    Q_EMIT onDisk();
}

void OutboxStore::failed()
{
    qCWarning(lcStore) << "the outbox does not reach the disk";
    const QList<QByteArray> nonces = m_underWay.keys();
    m_underWay.clear();
    if (!nonces.isEmpty())
        Q_EMIT notOnDisk(nonces);
}

} // namespace chat::client

#include "moc_outboxstore.cpp"
