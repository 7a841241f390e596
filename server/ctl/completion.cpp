// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/completion.h"

#include "server/ctl/commandtable.h"

namespace chat::ctl {
namespace {

using namespace Qt::StringLiterals;

QStringList split(QLatin1StringView words) { return QString(words).split(u' ', Qt::SkipEmptyParts); }

QStringList commandNames()
{
    QStringList names;
    for (const CommandRow &row : commandRows()) {
        if (!row.isVerb())
            names << row.name;
    }
    return names;
}

bool takesFile(const ProgramOption &option) { return option.value == "PATH"_L1 || option.value == "FILE"_L1; }

/// `text` between single quotes; how one stands inside them differs.
QString quoted(const QString &text, QLatin1StringView quote)
{
    return u'\'' + QString(text).replace(u'\'', quote) + u'\'';
}

/// The options that go with `command`; those of all when it is empty.
QString optionsOf(QLatin1StringView command)
{
    QStringList options;
    for (const CtlOption &option : ctlOptions()) {
        const bool common = option.commands.isEmpty();
        if (!option.hidden
            && (command.isEmpty() ? common : split(option.commands).contains(QString(command))))
            options << "--"_L1 + option.shown.name;
    }
    return options.join(u' ');
}

QString bash()
{
    QString values;
    for (const CtlOption &option : ctlOptions()) {
        if (option.shown.value.isEmpty())
            continue;
        const QString answer = takesFile(option.shown) ? u"COMPREPLY=($(compgen -f -- \"$cur\")); "_s
            : option.choices.isEmpty()
            ? QString()
            : "COMPREPLY=($(compgen -W '"_L1 + option.choices + "' -- \"$cur\")); "_L1;
        values += "        --"_L1 + option.shown.name + ") "_L1 + answer + "return ;;\n"_L1;
    }
    QString options;
    QString words;
    for (const CommandRow &row : commandRows()) {
        if (row.isVerb())
            continue;
        if (const QString own = optionsOf(row.name); !own.isEmpty())
            options += "            "_L1 + row.name + ") options+=' "_L1 + own + "' ;;\n"_L1;
        if (!row.choices.isEmpty())
            words += "        "_L1 + row.name + ") COMPREPLY=($(compgen -W '"_L1 + row.choices
                + "' -- \"$cur\")) ;;\n"_L1;
    }
    const QStringList names = commandNames();
    return uR"(# bash completion for chat-ctl. Made by: chat-ctl completion bash
_chat_ctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            %1) command=$word; break ;;
        esac
    done
    case $prev in
%2    esac
    if [[ $cur == -* ]]; then
        options='%3'
        case $command in
%4        esac
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        return
    fi
    case $command in
        '') COMPREPLY=($(compgen -W '%5' -- "$cur")) ;;
%6    esac
}
complete -F _chat_ctl chat-ctl
)"_s.arg(names.join(u'|'), values, optionsOf({}), options, names.join(u' '), words);
}

QString zsh()
{
    const auto said = [](const QString &text) { // inside [...] of _arguments
        return QString(text).replace(u'[', u'(').replace(u']', u')').replace(u':', u',');
    };
    const auto quote = [](const QString &text) { return quoted(text, "'\\''"_L1); };
    QString commands;
    QString words;
    for (const CommandRow &row : commandRows()) {
        if (row.isVerb())
            continue;
        commands += "        "_L1 + quote(row.name + u':' + said(row.sentence)) + u'\n';
        if (!row.choices.isEmpty())
            words += "            "_L1 + row.name + ") compadd -- "_L1 + row.choices + " ;;\n"_L1;
    }
    QString options;
    for (const CtlOption &option : ctlOptions()) {
        if (option.hidden)
            continue;
        QString spec = "--"_L1 + option.shown.name + u'[' + said(option.shown.sentence) + u']';
        if (!option.shown.value.isEmpty()) {
            spec += u':' + option.shown.value + u':';
            if (takesFile(option.shown))
                spec += "_files"_L1;
            else if (!option.choices.isEmpty())
                spec += u'(' + option.choices + u')';
        }
        options += "        "_L1 + quote(spec) + " \\\n"_L1;
        if (!option.shown.letter.isEmpty())
            options += "        "_L1
                + quote(u'-' + option.shown.letter + u'[' + said(option.shown.sentence) + u']') + " \\\n"_L1;
    }
    return uR"(#compdef chat-ctl
# zsh completion for chat-ctl. Made by: chat-ctl completion zsh
_chat_ctl() {
    local -a commands
    local context state line
    commands=(
%1    )
    _arguments -C \
%2        '1:command:->command' '*::word:->word'
    case $state in
    command) _describe command commands ;;
    word)
        case $words[1] in
%3        esac ;;
    esac
}
_chat_ctl "$@"
)"_s.arg(commands, options, words);
}

QString fish()
{
    const auto quote = [](const QString &text) { return quoted(text, "\\'"_L1); };
    QString script = u"# fish completion for chat-ctl. Made by: chat-ctl completion fish\n"
                     "complete -c chat-ctl -f\n"_s;
    for (const CommandRow &row : commandRows()) {
        if (row.isVerb())
            continue;
        script += "complete -c chat-ctl -n __fish_use_subcommand -a "_L1 + row.name + " -d "_L1
            + quote(row.sentence) + u'\n';
        if (!row.choices.isEmpty())
            script += "complete -c chat-ctl -n '__fish_seen_subcommand_from "_L1 + row.name + "' -a "_L1
                + quote(row.choices) + u'\n';
    }
    for (const CtlOption &option : ctlOptions()) {
        if (option.hidden)
            continue;
        script += "complete -c chat-ctl"_L1;
        if (!option.commands.isEmpty())
            script += " -n '__fish_seen_subcommand_from "_L1 + option.commands + u'\'';
        script += " -l "_L1 + option.shown.name;
        if (!option.shown.letter.isEmpty())
            script += " -s "_L1 + option.shown.letter;
        if (takesFile(option.shown))
            script += " -r -F"_L1;
        else if (!option.shown.value.isEmpty())
            script += " -x"_L1;
        if (!option.choices.isEmpty())
            script += " -a "_L1 + quote(option.choices);
        script += " -d "_L1 + quote(option.shown.sentence) + u'\n';
    }
    return script;
}

} // namespace

QString completionScript(PrintCompletion::Shell shell)
{
    switch (shell) {
    case PrintCompletion::Bash: return bash();
    case PrintCompletion::Zsh: return zsh();
    case PrintCompletion::Fish: return fish();
    }
    return {};
}

} // namespace chat::ctl
