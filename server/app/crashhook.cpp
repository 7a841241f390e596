// SPDX-License-Identifier: Apache-2.0
#include "server/app/crashhook.h"

#include "shared/core/logging.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// Letters, digits and harmless signs: what is left is no mention, no link and no markup in any chat.
QString harmless(const QString &text)
{
    QString safe = text.left(limits::maxReasonGraphemes);
    for (QChar &c : safe) {
        const bool isPlain = c.unicode() < 0x80 && (c.isLetterOrNumber() || u" .,;()+-"_s.contains(c));
        if (!isPlain)
            c = u'.';
    }
    return safe;
}

bool isThisMachine(const QUrl &address)
{
    return address.host() == "localhost"_L1 || QHostAddress(address.host()).isLoopback();
}

} // namespace

std::expected<QUrl, QString> CrashHook::addressIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected("ops.crash_webhook_file "_L1 + path + ": "_L1 + file.errorString());
    const QUrl address(QString::fromUtf8(file.read(4096).trimmed()), QUrl::StrictMode);
    const bool isGood = address.isValid() && !address.host().isEmpty()
        && (address.scheme() == "https"_L1 || (address.scheme() == "http"_L1 && isThisMachine(address)));
    if (!isGood)
        return std::unexpected("ops.crash_webhook_file "_L1 + path
                               + " does not hold an address such as https://chat.example.org/hooks/..."_L1);
    return address;
}

CrashHook::CrashHook(QUrl address, QString server, const Patience &patience)
    : m_address(std::move(address)),
      m_server(std::move(server)),
      m_patience(patience),
      m_gate(std::make_shared<ReplyGate>())
{
    m_network.setTransferTimeout(int(patience.answer.count()));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // it goes nowhere else
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &CrashHook::send);
}

CrashHook::~CrashHook() { m_gate->close(); }

void CrashHook::tell(const CrashRow &crash)
{
    m_gate->post([this, crash] { add(crash); }); // `this` is touched only behind the gate, in our own thread
}

QByteArray CrashHook::bodyFor(const CrashRow &crash, const QString &server)
{
    const QString incident = harmless(QString::fromUtf8(crash.incident));
    const QString text = "room_crashed: room "_L1 + QString::fromLatin1(crash.room.toText()) + " on "_L1
        + harmless(server) + " closed itself after a fault, incident "_L1 + incident + ": "_L1
        + harmless(crash.what) + ". See chat-ctl crash "_L1 + incident;
    return QJsonDocument(QJsonObject{{"text"_L1, text}}).toJson(QJsonDocument::Compact);
}

void CrashHook::add(const CrashRow &crash)
{
    if (m_waiting.size() >= size_t(limits::hookQueue)) {
        ++m_lost;
        qCWarning(lcApp, "the webhook is not told of incident %s: too many wait", crash.incident.constData());
        return;
    }
    m_waiting.push_back(crash);
    if (m_waiting.size() == 1)
        send();
}

void CrashHook::send()
{
    ++m_tried;
    QNetworkRequest request(m_address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setHeader(QNetworkRequest::UserAgentHeader, "madang/" CHAT_VERSION ""_ba);
    QNetworkReply *reply = m_network.post(request, bodyFor(m_waiting.front(), m_server));
    connect(reply, &QNetworkReply::finished, this, [this, reply] { answered(*reply); });
}

void CrashHook::answered(QNetworkReply &reply)
{
    reply.deleteLater();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray incident = m_waiting.front().incident;
    if (status >= 200 && status < 300) {
        ++m_told;
        return next();
    }
    const bool willNever = status >= 300 && status < 500 && status != 408 && status != 429;
    // Qt's own words would name the address.
    const QByteArray why
        = (status != 0 ? "HTTP " : "error ") + QByteArray::number(status != 0 ? status : int(reply.error()));
    if (willNever || m_tried >= m_patience.tries) {
        ++m_lost;
        qCCritical(lcApp, "the webhook is not told of incident %s, after %d tries: %s", incident.constData(),
                   m_tried, why.constData());
        return next();
    }
    qCWarning(lcApp, "the webhook did not take incident %s (%s); it is tried again", incident.constData(),
              why.constData());
    m_retry.start(
        std::min(Milliseconds(m_patience.first * (1 << std::min(m_tried - 1, 20))), m_patience.most));
}

void CrashHook::next()
{
    m_waiting.pop_front();
    m_tried = 0;
    if (!m_waiting.empty())
        send();
}

} // namespace chat::server

#include "moc_crashhook.cpp"
