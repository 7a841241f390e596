// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/protocol/matchcommands.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace chat::gui {

/// What to play: a mode, what all in a match of it have in common, and the button that queues. GUI thread.
class MatchChoice final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int longestProperty = 64; ///< characters; what the server takes

    explicit MatchChoice(QWidget *parent = nullptr);

    /// The choice stays with the mode that was chosen.
    void setModes(const std::vector<MatchModeInfo> &modes);
    [[nodiscard]] const MatchModeInfo *chosen() const; ///< null: there is nothing to play
    void setPlayable(bool playable); ///< whether the button can be pressed
    void setTogether(bool together); ///< it queues our party

Q_SIGNALS:
    void changed(); ///< another mode was chosen
    void queueRequested(const chat::QueueForMatch &wish);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showModes();
    void showProperties();
    void request();

    std::vector<MatchModeInfo> m_modes;
    QComboBox *m_mode;
    QHBoxLayout *m_propertyRow;
    QList<QLineEdit *> m_fields; ///< a property each
    QPushButton *m_play;
    bool m_together = false;
};

} // namespace chat::gui
