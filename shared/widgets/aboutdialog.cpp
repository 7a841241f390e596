// SPDX-License-Identifier: Apache-2.0
#include "shared/widgets/aboutdialog.h"

#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace chat::widgets {
namespace {

QLabel *line(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutDialog::AboutDialog(const QString &program, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About %1").arg(program));

    auto *name = line(program);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    name->setFont(large);

    auto *picture = new QLabel;
    picture->setTextFormat(Qt::PlainText);
    picture->setPixmap(QGuiApplication::windowIcon().pixmap(64, 64));
    picture->setVisible(!QGuiApplication::windowIcon().isNull());

    auto *text = new QVBoxLayout;
    text->addWidget(name);
    text->addWidget(line(tr("Version %1").arg(QStringLiteral(CHAT_VERSION))));
    text->addSpacing(8);
    text->addWidget(
        line(tr("Madang is the courtyard where people gather: a chat server that you run yourself.")));
    text->addWidget(line(tr("Free software under the Apache License 2.0.")));
    text->addWidget(line(tr("With Qt %1.").arg(QString::fromLatin1(qVersion()))));
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
}

} // namespace chat::widgets
