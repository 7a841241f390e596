// SPDX-License-Identifier: Apache-2.0
#include "shared/client/admin/ctlline.h"

#include <QRegularExpression>

namespace chat {

using namespace Qt::StringLiterals;

namespace {

bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString shellWord(const QString &argument)
{
    static const QRegularExpression harmless(uR"(^[\w@%+=:,./-]+\z)"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    if (harmless.match(argument).hasMatch())
        return argument;
    if (std::ranges::none_of(argument, isUnseen))
        return u'\'' + QString(argument).replace(u'\'', u"'\\''"_s) + u'\'';
    QString word = u"$'"_s;
    for (const QChar c : argument) {
        if (isUnseen(c))
            word += u"\\u%1"_s.arg(ushort(c.unicode()), 4, 16, QLatin1Char('0'));
        else if (c == u'\'' || c == u'\\')
            word += u'\\' + QString(c);
        else
            word += c;
    }
    return word + u'\'';
}

} // namespace

QString ctlLine(const QStringList &arguments)
{
    QString line = u"chat-ctl"_s;
    for (const QString &argument : arguments)
        line += u' ' + shellWord(argument);
    return line;
}

} // namespace chat
