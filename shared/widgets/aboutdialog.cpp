// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/aboutdialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace chat::widgets {
namespace {

QLabel *line()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutDialog::AboutDialog(std::function<QString()> program, QWidget *parent)
    : QDialog(parent),
      m_program(std::move(program)),
      m_name(line()),
      m_version(line()),
      m_about(line()),
      m_licence(line()),
      m_qt(line())
{
    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_name->setFont(large);

    auto *picture = new QLabel;
    picture->setTextFormat(Qt::PlainText);
    picture->setPixmap(QGuiApplication::windowIcon().pixmap(64, 64));
    picture->setVisible(!QGuiApplication::windowIcon().isNull());

    auto *text = new QVBoxLayout;
    text->addWidget(m_name);
    text->addWidget(m_version);
    text->addSpacing(8);
    for (QLabel *each : {m_about, m_licence, m_qt})
        text->addWidget(each);
    text->addStretch();

    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(text, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 12);
    column->addLayout(row);
    column->addSpacing(8);
    column->addWidget(buttons);
    setMinimumWidth(420);
    retranslate();
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About %1").arg(m_program()));
    m_name->setText(m_program());
    m_version->setText(tr("Version %1").arg(QStringLiteral(CHAT_VERSION)));
    m_about->setText(tr("Madang is the courtyard where people gather: a chat server that you run yourself."));
    m_licence->setText(tr("Free software under the Apache License 2.0."));
    m_qt->setText(tr("With Qt %1.").arg(QString::fromLatin1(qVersion())));
}

void AboutDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace chat::widgets

#include "moc_aboutdialog.cpp"
