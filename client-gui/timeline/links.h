// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QUrl>

namespace chat::gui {

/// An address inside a text.
struct Link {
    qsizetype start;
    qsizetype length;
    QUrl url;

    friend bool operator==(const Link &, const Link &) = default;
};

/// The addresses that may be opened: http and https with a host, and nothing else (faults row 31).
/// Punctuation behind an address is not part of it, nor a closing bracket that it did not open.
[[nodiscard]] QList<Link> findLinks(const QString &text);

/// What a person is asked to confirm: the host in the letters that are really looked up (xn--...), so that a
/// look-alike is seen, and the whole address.
[[nodiscard]] QString confirmedAddress(const QUrl &url);

} // namespace chat::gui
