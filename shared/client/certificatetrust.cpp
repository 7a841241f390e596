// SPDX-License-Identifier: Apache-2.0
#include "shared/client/certificatetrust.h"

#include "shared/client/profilefile.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>

#include <algorithm>

namespace chat::client {

using namespace Qt::StringLiterals;

namespace {

constexpr auto hash = QCryptographicHash::Sha256;
constexpr int defaultPort = 443; // of wss://
constexpr qint64 mostListBytes = TrustedCertificates::most * 1'000;

/// What a person can stand up for by knowing the certificate.
bool isOnlyUnvouched(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::HostNameMismatch: return true;
    default: return false;
    }
}

QString placeOf(const QUrl &server) { return u"%1:%2"_s.arg(server.host()).arg(server.port(defaultPort)); }

} // namespace

std::optional<Distrust> judge(const QSslCertificate &shown, const QList<QSslError> &errors,
                              const QByteArray &trusted)
{
    const bool fit = !shown.isNull() && std::ranges::all_of(errors, &isOnlyUnvouched, &QSslError::error);
    const QByteArray fingerprint = shown.digest(hash);
    if (fit && fingerprint == trusted)
        return std::nullopt;
    return Distrust{.fault = !fit           ? CertificateFault::Unfit
                        : trusted.isEmpty() ? CertificateFault::Unknown
                                            : CertificateFault::Changed,
                    .fingerprint = fingerprint,
                    .name = shown.subjectInfo(QSslCertificate::CommonName).value(0),
                    .expires = shown.expiryDate()};
}

TrustedCertificates::TrustedCertificates(const QString &profile)
    : m_path(profileFile(profile, u"certificates.json"_s))
{
    const QJsonArray saved = QJsonDocument::fromJson(readProfileFile(m_path, mostListBytes)).array();
    for (const auto &value : saved) {
        const QJsonObject entry = value.toObject();
        const QByteArray fingerprint = QByteArray::fromHex(entry[u"sha256"_s].toString().toLatin1());
        if (fingerprint.size() == QCryptographicHash::hashLength(hash) && m_entries.size() < most)
            m_entries.append({entry[u"server"_s].toString(), fingerprint});
    }
}

QByteArray TrustedCertificates::of(const QUrl &server) const
{
    const auto found = std::ranges::find(m_entries, placeOf(server), &Entry::server);
    return found == m_entries.end() ? QByteArray() : found->fingerprint;
}

bool TrustedCertificates::trust(const QUrl &server, const QByteArray &fingerprint)
{
    const QString place = placeOf(server);
    m_entries.removeIf([&place](const Entry &entry) { return entry.server == place; });
    if (m_entries.size() == most)
        m_entries.removeFirst();
    m_entries.append({place, fingerprint});
    QJsonArray saved;
    for (const Entry &entry : m_entries) {
        saved.append(QJsonObject{{u"server"_s, entry.server},
                                 {u"sha256"_s, QString::fromLatin1(entry.fingerprint.toHex())}});
    }
    return writeProfileFile(m_path, QJsonDocument(saved).toJson(QJsonDocument::Compact));
}

} // namespace chat::client
