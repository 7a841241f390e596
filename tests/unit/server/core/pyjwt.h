// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

/// PyJWT (Debian: python3-jwt, python3-cryptography), another implementation to agree with.
namespace chat::test {

/// Runs `program` with the JSON object `in` as sys.argv[1]; what it prints is a JSON object, too. Empty when
/// something failed; why is on stderr.
[[nodiscard]] inline QJsonObject runPython(const QString &program, const QJsonObject &in = {})
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(
        QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), program, QString::fromUtf8(QJsonDocument(in).toJson(QJsonDocument::Compact))});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

} // namespace chat::test
