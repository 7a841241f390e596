// SPDX-License-Identifier: Apache-2.0
#include "shared/client/mention.h"

#include <algorithm>
#include <array>

namespace chat::client {
namespace {

/// What Korean hangs on a name; after "님" and "씨" once more.
constexpr std::array particles{
    QStringView(u"은"),   QStringView(u"는"),   QStringView(u"이"),   QStringView(u"가"),
    QStringView(u"을"),   QStringView(u"를"),   QStringView(u"의"),   QStringView(u"도"),
    QStringView(u"만"),   QStringView(u"와"),   QStringView(u"과"),   QStringView(u"랑"),
    QStringView(u"이랑"), QStringView(u"야"),   QStringView(u"아"),   QStringView(u"께"),
    QStringView(u"에게"), QStringView(u"한테"), QStringView(u"께서"), QStringView(u"이가"),
    QStringView(u"이는"), QStringView(u"이도"),
};

bool isParticle(QStringView rest) { return std::ranges::find(particles, rest) != particles.end(); }

/// `rest` is what is left of the word behind the nick.
bool endsName(QStringView rest)
{
    if (rest.isEmpty() || isParticle(rest))
        return true;
    if (!rest.startsWith(u'님') && !rest.startsWith(u'씨'))
        return false;
    return rest.size() == 1 || isParticle(rest.sliced(1));
}

} // namespace

bool namesNick(QStringView text, QStringView nick)
{
    if (nick.isEmpty())
        return false;
    const auto inWord = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
    for (qsizetype at = text.indexOf(nick, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(nick, at + 1, Qt::CaseInsensitive)) {
        if (at > 0 && inWord(text[at - 1]) && inWord(nick.front()))
            continue;
        const QStringView behind = text.sliced(at + nick.size());
        const auto end = std::ranges::find_if_not(behind, inWord);
        if (!inWord(nick.back()) || endsName(behind.first(end - behind.begin())))
            return true;
    }
    return false;
}

} // namespace chat::client
