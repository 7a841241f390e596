// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/widgets/colours.h"

#include <QFrame>
#include <QLocale>
#include <QTimer>

class QLabel;
class QToolButton;

namespace chat::widgets {

/// One announcement, in both languages; either text may be empty, then the other is shown.
struct BannerText {
    QString korean;
    QString english;
};

/// The text that is read in this language, as plain text without hostile characters.
[[nodiscard]] QString bannerText(const BannerText &text, QLocale::Language language);

/// A strip above the content with what the operator says: never modal, plain text, in the language of the
/// interface. A sticky one stays until it is dismissed; the other goes by itself. Hidden while it has nothing
/// to say. GUI thread.
class AnnouncementBanner final : public QFrame
{
    Q_OBJECT
public:
    explicit AnnouncementBanner(QWidget *parent = nullptr);

    /// Replaces what was shown. It goes by itself after `lasts`, also a sticky one; none: never. `id` is for
    /// recall().
    void announce(Severity severity, const BannerText &text, bool sticky,
                  std::optional<Milliseconds> lasts = {}, std::optional<AnnounceId> id = {});
    /// Nothing when it shows another.
    void recall(AnnounceId id);
    void dismiss();

    /// Shown, and going by itself.
    [[nodiscard]] bool isPassing() const { return m_passing.isActive(); }
    /// How long in all, when it isPassing().
    [[nodiscard]] Milliseconds stays() const { return m_passing.intervalAsDuration(); }

    /// How long one that is not sticky stays.
    static constexpr std::chrono::milliseconds passingTime{20'000};

Q_SIGNALS:
    /// A person closed it, or its time is over.
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void colour();

    Severity m_severity = Severity::Info;
    BannerText m_text;
    std::optional<AnnounceId> m_id;
    QLabel *m_icon;
    QLabel *m_label;
    QToolButton *m_close;
    QTimer m_passing;
};

} // namespace chat::widgets
