// SPDX-License-Identifier: Apache-2.0
#include "shared/core/programoption.h"

#include <QCommandLineParser>

namespace chat {

using namespace Qt::StringLiterals;

void declareOption(QCommandLineParser &parser, const ProgramOption &option)
{
    QStringList names{option.name};
    if (!option.letter.isEmpty())
        names.append(option.letter);
    parser.addOption(QCommandLineOption(names, option.sentence, option.value));
}

QString helpLine(const QString &name, int width, const QString &sentence)
{
    return "  "_L1 + name.leftJustified(width) + u' ' + sentence + u'\n';
}

QString optionLine(const ProgramOption &option, int width, const QString &behind)
{
    const QString letter = option.letter.isEmpty() ? u"    "_s : QString(u'-' + option.letter + ", "_L1);
    const QString name
        = letter + "--"_L1 + option.name + (option.value.isEmpty() ? ""_L1 : " "_L1) + option.value;
    return helpLine(name, width, option.sentence + behind);
}

QString versionLine(QLatin1StringView program)
{
    return program + u' ' + QLatin1StringView(CHAT_VERSION) + u'\n';
}

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

int usageComplaint(QLatin1StringView program, const QString &complaint)
{
    print(stderr, program + ": "_L1 + complaint + u'\n');
    return usageError;
}

QStringList commandWords(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    return words;
}

} // namespace chat
