// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QSslError>
#include <QUrl>

#include <optional>

class QSslCertificate;

namespace chat::client {

/// Why a server's certificate is not accepted.
enum class CertificateFault : quint8 {
    Unknown, ///< nobody that the system trusts vouches for it; a person may
    Changed, ///< the same, and a person trusted another one for this server
    Unfit, ///< expired, revoked or broken; nobody can trust it
};

/// A certificate that was not accepted, for a person to look at. A value.
struct Distrust {
    CertificateFault fault = CertificateFault::Unknown;
    QByteArray fingerprint; ///< SHA-256 of the whole certificate, 32 bytes
    QString name; ///< as it calls itself
    QDateTime expires;

    friend bool operator==(const Distrust &, const Distrust &) = default;
};

/// What speaks against a certificate with these errors, of which there is at least one, when the person
/// trusts the one with the fingerprint `trusted`, or none when that is empty. Nothing: it is that one, and
/// nothing but a voucher is missing. Any thread.
[[nodiscard]] std::optional<Distrust> judge(const QSslCertificate &shown, const QList<QSslError> &errors,
                                            const QByteArray &trusted);

/// The certificates that a person trusts, one a server, in a file of a profile's directory. Not thread-safe.
class TrustedCertificates
{
public:
    static constexpr qsizetype most = 100; ///< servers; the one that was trusted first is forgotten

    /// Without a profile nothing is kept on disk.
    explicit TrustedCertificates(const QString &profile);

    /// The fingerprint for this host and port; empty: none.
    [[nodiscard]] QByteArray of(const QUrl &server) const;
    /// Instead of the one that was trusted before. False: it could not be kept on disk.
    bool trust(const QUrl &server, const QByteArray &fingerprint);

private:
    struct Entry {
        QString server;
        QByteArray fingerprint;
    };
    QString m_path;
    QList<Entry> m_entries; ///< in the order in which they were trusted
};

} // namespace chat::client
