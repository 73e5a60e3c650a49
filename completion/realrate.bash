# bash completion of realrate.
_realrate() {
    local current=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} option='' i
    local usage='--usage --mapping --format --on-bad-row --on-overlap --allow-empty --help'
    local inputs="$usage --offer --plan --prices --template --unknown-model --fail-on"
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W 'report check aggregate init schema help --help --version' -- "$current")
        return
    fi
    # The option whose value the word may be; further values of --usage and --offer are files, the default below.
    for ((i = COMP_CWORD - 1; i > 1; i--)); do
        case ${COMP_WORDS[i]} in
        -*)
            [ "$i" -lt $((COMP_CWORD - 1)) ] || option=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    case $command:$option in
    help:*) mapfile -t COMPREPLY < <(compgen -W 'report check aggregate init schema help' -- "$current") ;;
    aggregate:--out | aggregate:-o) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    init:* | *:--out | *:-o) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    *:--format) mapfile -t COMPREPLY < <(compgen -W 'realrate console admin-api litellm focus console-cost custom' -- "$current") ;;
    *:--on-bad-row | *:--unknown-model) mapfile -t COMPREPLY < <(compgen -W 'error skip' -- "$current") ;;
    *:--fail-on) mapfile -t COMPREPLY < <(compgen -W 'watch negotiate walk' -- "$current") ;;
    report:--charts) mapfile -t COMPREPLY < <(compgen -W 'pdf svg png' -- "$current") ;;
    *:--on-overlap) mapfile -t COMPREPLY < <(compgen -W 'sum error' -- "$current") ;;
    *)
        case $command:$current in
        report:-*) mapfile -t COMPREPLY < <(compgen -W "$inputs --out --charts --json" -- "$current") ;;
        check:-*) mapfile -t COMPREPLY < <(compgen -W "$inputs --billed" -- "$current") ;;
        aggregate:-*) mapfile -t COMPREPLY < <(compgen -W "$usage --out" -- "$current") ;;
        *:-*) mapfile -t COMPREPLY < <(compgen -W '--help' -- "$current") ;;
        report:* | check:* | aggregate:*) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        esac
        ;;
    esac
}
complete -o filenames -o bashdefault -F _realrate realrate
