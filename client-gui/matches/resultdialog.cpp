// SPDX-License-Identifier: Apache-2.0
#include "client-gui/matches/resultdialog.h"

#include "shared/widgets/displaytext.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chat::gui {

ResultDialog::ResultDialog(const MatchStart &match, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("How did it end?"));
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setColumnStretch(0, 1);
    for (size_t i = 0; i < match.teams.size(); ++i) {
        QStringList names;
        for (const UserInfo &one : match.teams[i].players)
            names << widgets::displayLine(one.nick);
        auto *place = new QSpinBox;
        place->setRange(1, int(match.teams.size()));
        place->setValue(int(i) + 1);
        auto *label = new QLabel(names.join(u", "_s));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        place->setAccessibleName(tr("Place of %1").arg(label->text()));
        grid->addWidget(label, int(i), 0);
        grid->addWidget(place, int(i), 1);
        m_places.push_back(place);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidget(rows);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *hint = new QLabel(tr("Give each a place, 1 the best; the same place twice is a draw."));
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_report = buttons->addButton(tr("&Report"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(hint);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    for (QSpinBox *place : m_places) {
        connect(place, &QSpinBox::valueChanged, this,
                [this] { m_report->setEnabled(std::ranges::count(places(), 1) > 0); }); // somebody is first
    }
    resize(360, std::min(520, 140 + 36 * int(m_places.size())));
}

std::vector<int> ResultDialog::places() const
{
    std::vector<int> values;
    for (const QSpinBox *place : m_places)
        values.push_back(place->value());
    return values;
}

} // namespace chat::gui

#include "moc_resultdialog.cpp"
