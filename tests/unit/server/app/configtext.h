// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/configload.h"

namespace chat::server::test {

using namespace Qt::StringLiterals;

/// A loader's input with a home directory and nothing else; the file, when there is a text, is
/// /etc/test.toml.
[[nodiscard]] inline ConfigInput inputOf(const QByteArray &fileText = {})
{
    ConfigInput input;
    input.environment.insert(u"HOME"_s, u"/home/ann"_s);
    input.workingDirectory = u"/run/here"_s;
    if (!fileText.isEmpty())
        input.file = ConfigFile{u"/etc/test.toml"_s, fileText};
    return input;
}

/// What --set PATH=TEXT gives.
[[nodiscard]] inline TextSetting setting(const QString &path, const QString &text)
{
    return {findKey(path), text, "command line --set "_L1 + path};
}

/// One problem a line, as an operator reads them; empty when the input is accepted.
[[nodiscard]] inline QString problemsOf(const ConfigInput &input)
{
    const auto loaded = loadConfig(input);
    QStringList lines;
    if (!loaded) {
        for (const Problem &problem : loaded.error())
            lines.append(problem.toText());
    }
    return lines.join(u'\n');
}

} // namespace chat::server::test
