// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/core/result.h"

#include <QLabel>

namespace chat::admin {

/// What became of what was typed: a sentence, in red when it is bad. Plain text. GUI thread.
class VerdictLabel final : public QLabel
{
    Q_OBJECT
public:
    VerdictLabel();

    void say(const QString &sentence, bool isBad);
    /// What the server has against it, with what it says for whoever knows the server.
    void refuse(const Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    bool m_isBad = false;
};

} // namespace chat::admin
