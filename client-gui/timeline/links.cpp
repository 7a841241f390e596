// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/links.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace chat::gui {

QList<Link> findLinks(const QString &text)
{
    static const QRegularExpression address(uR"(\bhttps?://[^\s<>"“”]+)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QString closing = u".,;:!?'\")]}…。、"_s;
    QList<Link> links;
    for (auto found = address.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        QStringView whole = match.capturedView();
        while (!whole.isEmpty() && closing.contains(whole.back())) {
            if (whole.back() == u')' && whole.count(u'(') >= whole.count(u')'))
                break;
            whole.chop(1);
        }
        const QUrl url(whole.toString(), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty())
            links << Link{match.capturedStart(), whole.size(), url};
    }
    return links;
}

QString confirmedAddress(const QUrl &url) { return QString::fromLatin1(url.toEncoded()); }

} // namespace chat::gui
