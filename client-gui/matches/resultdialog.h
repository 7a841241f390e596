// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/matchlife.h"

#include <QDialog>

class QPushButton;
class QSpinBox;

namespace chat::gui {

/// Asks for the place of each team of a match of more than two. GUI thread.
class ResultDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ResultDialog(const MatchStart &match, QWidget *parent = nullptr);

    /// Of each team, in the order of the match; 1 the best.
    [[nodiscard]] std::vector<int> places() const;

private:
    std::vector<QSpinBox *> m_places;
    QPushButton *m_report;
};

} // namespace chat::gui
