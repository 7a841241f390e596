# bash completion for chat-ctl. Made by: chat-ctl completion bash
_chat_ctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= options word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            status|workers|top|rooms|room|match|journal|sessions|session|kick|close|open|quarantine|release|broadcast|block|throw|crashes|crash|invariants|repair|ban|bans|unban|message|broadcasts|recall|drain|config|logs|loglevel|backup|audit|completion) command=$word; break ;;
        esac
    done
    case $prev in
        --reason) return ;;
        --severity) COMPREPLY=($(compgen -W 'info warn critical' -- "$cur")); return ;;
        --until) return ;;
        --at) return ;;
        --every) return ;;
        --room) return ;;
        --address) return ;;
        --device) return ;;
        --for) return ;;
        --uses) return ;;
        --kind) COMPREPLY=($(compgen -W 'channel meeting large temporary' -- "$cur")); return ;;
        --name) return ;;
        --topic) return ;;
        --under) return ;;
        --icon) return ;;
        --max) return ;;
        --password-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --slow) return ;;
        --locked) COMPREPLY=($(compgen -W 'on off' -- "$cur")); return ;;
        --invite-only) COMPREPLY=($(compgen -W 'on off' -- "$cur")); return ;;
        --announce-only) COMPREPLY=($(compgen -W 'on off' -- "$cur")); return ;;
        --confirm) return ;;
        --session) return ;;
        --list) COMPREPLY=($(compgen -W 'members muted banned invited waiting' -- "$cur")); return ;;
        --filter) return ;;
        --mode) return ;;
        --set) return ;;
        --ko) return ;;
        --en) return ;;
        --grace) return ;;
        --reconnect) return ;;
        --limit) return ;;
        --who) return ;;
        --act) return ;;
        --since) return ;;
        --level) COMPREPLY=($(compgen -W 'debug info warning critical' -- "$cur")); return ;;
        --category) COMPREPLY=($(compgen -W 'chat.net chat.session chat.room chat.runtime chat.store chat.admin chat.app' -- "$cur")); return ;;
        --job) return ;;
        --interval) return ;;
        --socket) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --connect) return ;;
        --token-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --ca) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    esac
    if [[ $cur == -* ]]; then
        options='--socket --connect --token-file --ca --json --help --version'
        case $command in
            status) options+=' --follow --interval' ;;
            workers) options+=' --follow --interval' ;;
            top) options+=' --interval' ;;
            room) options+=' --reason --for --uses --kind --name --topic --under --icon --max --password-file --no-password --slow --locked --invite-only --announce-only --confirm --session --list --filter' ;;
            match) options+=' --reason --mode --set' ;;
            journal) options+=' --job' ;;
            kick) options+=' --reason' ;;
            close) options+=' --reason' ;;
            open) options+=' --reason' ;;
            quarantine) options+=' --reason' ;;
            release) options+=' --reason' ;;
            broadcast) options+=' --reason --severity --sticky --until --at --every --room --ko --en' ;;
            block) options+=' --reason --for' ;;
            throw) options+=' --reason' ;;
            repair) options+=' --reason' ;;
            ban) options+=' --reason --address --device --for' ;;
            unban) options+=' --reason' ;;
            message) options+=' --reason --severity --sticky --until --at --every --ko --en' ;;
            recall) options+=' --reason' ;;
            drain) options+=' --reason --grace --reconnect' ;;
            config) options+=' --reason --check' ;;
            logs) options+=' --limit --level --category --follow --interval' ;;
            loglevel) options+=' --reason' ;;
            backup) options+=' --reason' ;;
            audit) options+=' --limit --who --act --since' ;;
        esac
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        return
    fi
    case $command in
        '') COMPREPLY=($(compgen -W 'status workers top rooms room match journal sessions session kick close open quarantine release broadcast block throw crashes crash invariants repair ban bans unban message broadcasts recall drain config logs loglevel backup audit completion' -- "$cur")) ;;
        room) COMPREPLY=($(compgen -W 'create set archive unarchive delete people waiting invite invites uninvite move host kick ban unban mute unmute guest member moderator' -- "$cur")) ;;
        match) COMPREPLY=($(compgen -W 'modes tickets explain list parties end cancel pause resume log replay' -- "$cur")) ;;
        config) COMPREPLY=($(compgen -W 'get set reload' -- "$cur")) ;;
        loglevel) COMPREPLY=($(compgen -W 'chat.net chat.session chat.room chat.runtime chat.store chat.admin chat.app' -- "$cur")) ;;
        completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$cur")) ;;
    esac
}
complete -F _chat_ctl chat-ctl
