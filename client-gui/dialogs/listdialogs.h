// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/session.h"

#include <QDialog>

class QAction;
class QTableWidget;

namespace chat::gui {

/// Two columns of words that can be read, marked and copied, and a button to close.
class WordsDialog : public QDialog
{
    Q_OBJECT
public:
    using Line = std::pair<QString, QString>;

    explicit WordsDialog(const QString &title, QWidget *parent = nullptr);
    void setLines(const QList<Line> &lines);
    void copy(); ///< all of it, onto the clipboard

private:
    QTableWidget *m_table;
};

/// F1: every shortcut of these actions.
[[nodiscard]] QList<WordsDialog::Line> shortcutLines(const QList<QAction *> &actions);

/// What somebody who helps would ask about the connection. Holds no secret.
[[nodiscard]] QList<WordsDialog::Line> diagnosticLines(const client::Diagnostics &diagnostics);
/// How far each room that we are in has come.
[[nodiscard]] QList<WordsDialog::Line> positionLines(client::Session &session);

/// What the banner says by its colour.
[[nodiscard]] QString withSeverity(Severity severity, const QString &text);
/// The announcements of this run, newest first, in the language of the interface.
[[nodiscard]] QList<WordsDialog::Line> announcementLines(const client::AnnouncementModel &announcements);

} // namespace chat::gui
