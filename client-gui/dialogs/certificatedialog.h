// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/certificatetrust.h"

#include <QDialog>

namespace chat::gui {

/// What is wrong with a certificate, in a sentence.
[[nodiscard]] QString distrustText(client::CertificateFault fault);
/// "1A:2B:...", eight bytes a line.
[[nodiscard]] QString fingerprintText(const QByteArray &fingerprint);

/// Shows a certificate that nobody vouches for, and asks whether the person does. Accepted: yes. GUI thread.
class CertificateDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `before` is the fingerprint that was trusted until now; empty: none.
    CertificateDialog(const QString &host, const client::Distrust &distrust, const QByteArray &before,
                      QWidget *parent = nullptr);
};

} // namespace chat::gui
