// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/actdialog.h"

#include "admin-gui/buttontabs.h"
#include "shared/core/limits.h"
#include "shared/widgets/displaytext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace chat::admin {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype linesShown = 10; // copied are all
} // namespace

ActDialog::ActDialog(Say say, Lines lines, QWidget *parent, QWidget *field)
    : GrowingDialog(parent),
      m_say(std::move(say)),
      m_lines(std::move(lines)),
      m_form(new QFormLayout),
      m_field(field)
{
    for (QLabel *label : {&m_question, &m_line}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_reason.setMaxLength(limits::maxReasonGraphemes);
    m_reason.setObjectName(u"reason"_s);
    m_line.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_act = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_form->setHorizontalSpacing(16);
    if (m_field)
        m_form->addRow(u" "_s, m_field); // an empty text would make no label
    m_form->addRow(u" "_s, &m_reason);
    m_form->addRow(u" "_s, &m_line);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_question);
    layout->addLayout(m_form);
    layout->addWidget(buttons);
    orderTabs(*buttons);
    setMinimumWidth(520);

    connect(&m_reason, &QLineEdit::textChanged, this, &ActDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_lines(reason())); });
    retranslate();
}

void ActDialog::ask(QObject *context, std::function<void(const QString &)> act)
{
    setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &QDialog::accepted, context, [this, act = std::move(act)] { act(reason()); });
    open();
}

void ActDialog::retranslate()
{
    const Words words = m_say();
    const auto name = [this](QWidget *field, const QString &text) {
        if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(field)))
            label->setText(text);
    };
    setWindowTitle(words.verb);
    m_question.setText(words.question);
    m_act->setText(words.verb);
    m_copy->setText(tr("Copy the command"));
    name(&m_reason, tr("&Reason"));
    name(&m_line, tr("The same with chat-ctl"));
    if (m_field)
        name(m_field, words.field.isEmpty() ? u" "_s : words.field);
    update();
}

void ActDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    GrowingDialog::changeEvent(event);
}

void ActDialog::update()
{
    QStringList lines = m_lines(reason()).split(u'\n');
    if (const qsizetype more = lines.size() - linesShown; more > 0)
        lines = lines.first(linesShown) << tr("… and %n more", nullptr, int(more));
    m_line.setText(widgets::displayText(lines.join(u'\n')));
    m_act->setEnabled(!reason().isEmpty() && (!m_ready || m_ready()));
}

void ActDialog::setReady(std::function<bool()> ready)
{
    m_ready = std::move(ready);
    update();
}

} // namespace chat::admin

#include "moc_actdialog.cpp"
