// SPDX-License-Identifier: Apache-2.0
#include "client-gui/dialogs/certificatedialog.h"

#include "shared/widgets/displaytext.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace chat::gui {

using client::CertificateFault;

namespace {

constexpr qsizetype bytesPerLine = 8;

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *fingerprintLabel(const QByteArray &fingerprint)
{
    QLabel *label = plainLabel(fingerprintText(fingerprint));
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return label;
}

} // namespace

QString distrustText(CertificateFault fault)
{
    switch (fault) {
    case CertificateFault::Unknown:
        return CertificateDialog::tr("Nobody vouches for this server: its certificate is not known.");
    case CertificateFault::Changed:
        return CertificateDialog::tr("This server shows another certificate than the one that you trusted. "
                                     "Somebody may be listening in between.");
    case CertificateFault::Unfit: break;
    }
    return CertificateDialog::tr("The certificate of this server is expired, revoked or broken.");
}

QString fingerprintText(const QByteArray &fingerprint)
{
    QStringList lines;
    for (qsizetype i = 0; i < fingerprint.size(); i += bytesPerLine)
        lines << QString::fromLatin1(fingerprint.mid(i, bytesPerLine).toHex(':').toUpper());
    return lines.join(u'\n');
}

CertificateDialog::CertificateDialog(const QString &host, const client::Distrust &distrust,
                                     const QByteArray &before, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate of %1").arg(widgets::displayLine(host)));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 20, 20, 12);
    form->setSpacing(10);
    form->addRow(plainLabel(distrustText(distrust.fault)));
    form->addRow(plainLabel(tr("Ask whoever runs the server for the fingerprint, on another way than this "
                               "one. Trust it only if every digit is the same.")));
    form->addRow(tr("Name"), plainLabel(widgets::displayLine(distrust.name)));
    form->addRow(tr("Valid until"),
                 plainLabel(QLocale().toString(distrust.expires.toLocalTime(), QLocale::ShortFormat)));
    form->addRow(tr("Fingerprint (SHA-256)"), fingerprintLabel(distrust.fingerprint));
    if (distrust.fault == CertificateFault::Changed)
        form->addRow(tr("Trusted until now"), fingerprintLabel(before));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *trust = buttons->addButton(tr("Trust this certificate"), QDialogButtonBox::AcceptRole);
    trust->setAutoDefault(false); // not by Enter alone
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setFocus();
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(480);
}

} // namespace chat::gui

#include "moc_certificatedialog.cpp"
