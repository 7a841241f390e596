// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace chat::widgets {

/// Whether the desktop is dark or light, as its portal says (org.freedesktop.appearance color-scheme), now
/// and later. Without a portal it stays Unknown. GUI thread.
class DesktopScheme final : public QObject
{
    Q_OBJECT
public:
    enum class Preference { Unknown, Dark, Light };

    /// Asks the portal at once, without waiting for the answer.
    explicit DesktopScheme(QObject *parent = nullptr);

    [[nodiscard]] Preference preference() const { return m_preference; }

    /// What the portal's number means; the value may be wrapped in variants.
    [[nodiscard]] static Preference preferenceOf(const QVariant &value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(Preference preference);

    Preference m_preference = Preference::Unknown;
};

} // namespace chat::widgets
