// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/client/admin/serverlink.h"

#include <QTimer>
#include <QWidget>

namespace chat::admin {

/// One page of the console. It asks only while it is seen.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(ServerLink &link);

    /// In the list of pages, in the language of the interface.
    [[nodiscard]] virtual QString title() const = 0;
    /// What shall be pushed while the page is seen, besides the numbers of the overview.
    [[nodiscard]] virtual Subscribe watched() const { return {}; }
    /// Asks the server again; called when the page comes into sight, and when the server is back.
    virtual void refresh() { }

Q_SIGNALS:
    void watchedChanged();
    /// For the status line.
    void said(const QString &sentence);
    void roomAsked(const QString &filter);
    void sessionAsked(const QString &filter);
    /// Somebody wants to say something there; the ids as text.
    void roomMessageAsked(const QString &room);
    void sessionMessageAsked(const QString &session);

protected:
    virtual void retranslate() = 0;
    /// Once, in the constructor: poll() is called again and again while the page is seen and the server is
    /// there.
    QTimer &pollEvery(Milliseconds interval);
    virtual void poll() { refresh(); }
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

    ServerLink &m_link;

private:
    QTimer *m_poll = nullptr; ///< null: nobody polls
};

} // namespace chat::admin
