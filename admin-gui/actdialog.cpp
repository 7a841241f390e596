// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/actdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::admin {

namespace {
constexpr qsizetype linesShown = 10; // copied are all
constexpr int maxReasonChars = 300; // the rule of reasons in PROTOCOL.md
} // namespace

ActDialog::ActDialog(const QString &question, const QString &verb, Lines lines, QWidget *parent)
    : QDialog(parent),
      m_lines(std::move(lines))
{
    setWindowTitle(verb);
    for (QLabel *label : {&m_question, &m_line}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_question.setText(question);
    m_reason.setMaxLength(maxReasonChars);
    m_line.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_act = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    auto *copy = buttons->addButton(tr("Copy the command"), QDialogButtonBox::ActionRole);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(16);
    m_form->addRow(tr("&Reason"), &m_reason);
    m_form->addRow(tr("The same with chat-ctl"), &m_line);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_question);
    layout->addLayout(m_form);
    layout->addWidget(buttons);
    setMinimumWidth(520);

    connect(&m_reason, &QLineEdit::textChanged, this, &ActDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_lines(reason())); });
    update();
}

void ActDialog::addField(const QString &label, QWidget *field) { m_form->insertRow(0, label, field); }

void ActDialog::update()
{
    QStringList lines = m_lines(reason()).split(u'\n');
    if (const qsizetype more = lines.size() - linesShown; more > 0)
        lines = lines.first(linesShown) << tr("… and %n more", nullptr, int(more));
    m_line.setText(lines.join(u'\n'));
    m_act->setEnabled(!reason().isEmpty());
}

} // namespace chat::admin
