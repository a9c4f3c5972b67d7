#!/bin/sh
# Checks the variables of the environment @environment@ in a .env file, and exports them.
#
#   . ./load-env.sh                      into this shell, from .env or the file that ENV_FILE names
#   sh ./load-env.sh                     only checks
#   sh ./load-env.sh terraform plan      runs a command with the variables
#
# Every problem is told with its line, and nothing is exported where there is one. Values are not told.

# Prints NAME=value for each variable of a file, or tells what is wrong. Runs in a shell of its own.
strata_read_env() (
  file=$1
  carriage_return=$(printf '\r')
  byte_order_mark=$(printf '\357\273\277')
  line_number=0
  problems=0
  known=' '
  accepted=''

  problem() {
    printf '%s:%s: %s\n' "$file" "$line_number" "$1" >&2
    problems=$((problems + 1))
  }

  # Each of these checks $item and says what it must be.
  one_of() {
    for choice in "$@"; do
      if [ "$item" = "$choice" ]; then return 0; fi
    done
    problem "$name must be one of: $*"
  }
  like() {
    if ! printf '%s\n' "$item" | LC_ALL=C grep -Eq -e "$1"; then
      problem "$name must be like $2"
    fi
  }
  between() {
    case $item in
      '' | *[!0-9.]* | *.*.* | .* | *.)
        problem "$name must be a number such as $1"
        return
        ;;
    esac
    whole=${item%%.*}
    case $whole in
      ??????????*) problem "$name has too many digits" ;;
      *)
        beyond=$2
        case ${item#"$whole"} in
          *[1-9]*) beyond=$(($2 - 1)) ;;
        esac
        if [ "$whole" -lt "$1" ] || [ "$whole" -gt "$beyond" ]; then
          problem "$name must be from $1 to $2"
        fi
        ;;
    esac
  }
  whole_number() {
    case $item in
      *.*) problem "$name must be a whole number" ;;
      *) between "$@" ;;
    esac
  }
  filled() {
    if [ -z "$item" ]; then problem "$name is empty: leave it out or set it"; fi
  }
  list_of() {
    least=$1
    most=$2
    shift 2
    count=0
    rest=$value
    while [ -n "$rest" ]; do
      item=${rest%%,*}
      item=${item#"${item%%[![:space:]]*}"}
      item=${item%"${item##*[![:space:]]}"}
      count=$((count + 1))
      "$@"
      case $rest in
        *,*) rest=${rest#*,} ;;
        *) rest='' ;;
      esac
    done
    if [ "$count" -lt "$least" ] || [ "$count" -gt "$most" ]; then
      problem "$name must have $least to $most items"
    fi
  }

  if [ ! -r "$file" ]; then
    printf '%s: there is no such file, or it cannot be read\n' "$file" >&2
    exit 1
  fi
  while IFS= read -r line || [ -n "$line" ]; do
    line_number=$((line_number + 1))
    if [ "$line_number" -eq 1 ]; then line=${line#"$byte_order_mark"}; fi
    line=${line%"$carriage_return"}
    line=${line#"${line%%[![:space:]]*}"}
    case $line in
      '' | '#'*) continue ;;
      'export '*)
        line=${line#export }
        line=${line#"${line%%[![:space:]]*}"}
        ;;
    esac
    case $line in
      *=*) ;;
      *)
        problem 'not a NAME=value'
        continue
        ;;
    esac
    name=${line%%=*}
    name=${name%"${name##*[![:space:]]}"}
    case $name in
      '' | [0-9]* | *[!A-Za-z0-9_]*)
        problem 'a name has letters, digits and underscores'
        continue
        ;;
    esac
    value=${line#*=}
    value=${value#"${value%%[![:space:]]*}"}
    case $value in
      \'* | \"*)
        quote=${value%"${value#?}"}
        value=${value#?}
        case $value in
          *"$quote"*) ;;
          *)
            problem "$name: the quotes are not closed on this line"
            continue
            ;;
        esac
        rest=${value#*"$quote"}
        rest=${rest#"${rest%%[![:space:]]*}"}
        value=${value%%"$quote"*}
        case $rest in
          '' | '#'*) ;;
          *)
            problem "$name: only a comment may follow the closing quotes"
            continue
            ;;
        esac
        case $quote$value in
          \"*\\*)
            problem "$name: no backslash in double quotes, use single ones"
            continue
            ;;
        esac
        ;;
      '`'*)
        problem "$name: write quotes as ' or \""
        continue
        ;;
      '#'*) value='' ;;
      *)
        value=${value%%[[:space:]]#*}
        value=${value%"${value##*[![:space:]]}"}
        case $value in
          *'#'*)
            problem "$name: put a value with # into quotes"
            continue
            ;;
        esac
        ;;
    esac
    case $known in
      *" $name "*)
        problem "$name is set twice"
        continue
        ;;
    esac
    known="$known$name "
    item=$value
    case $name in
      # @checks@
      *) problem "$name is no variable of this environment" ;;
    esac
    accepted="$accepted$name=$value
"
  done <"$file"
  if [ "$problems" -gt 0 ]; then
    printf '%s: nothing exported, problems: %s\n' "$file" "$problems" >&2
    exit 1
  fi
  printf '%s' "$accepted"
)

strata_export_env() {
  strata_accepted=$(strata_read_env "${ENV_FILE:-.env}") || return 1
  while IFS= read -r strata_line; do
    if [ -n "$strata_line" ]; then
      export "${strata_line%%=*}=${strata_line#*=}"
    fi
  done <<STRATA_END
$strata_accepted
STRATA_END
}

# Started as a script, whatever its name is, or sourced into a shell that must not be ended? What is started
# is in $0, and so is what zsh sources.
strata_is_started=no
case ${ZSH_EVAL_CONTEXT:-} in
  *file*) ;;
  *)
    if [ -f "$0" ] && grep -q '^strata_read_env() ($' <"$0"; then strata_is_started=yes; fi
    ;;
esac
if strata_export_env; then
  unset -f strata_read_env strata_export_env
  unset strata_accepted strata_line
  if [ "$strata_is_started" = yes ]; then
    if [ "$#" -gt 0 ]; then exec "$@"; fi
    echo 'Every variable has the right form.'
  fi
  unset strata_is_started
else
  unset -f strata_read_env strata_export_env
  unset strata_accepted strata_line
  if [ "$strata_is_started" = yes ]; then exit 1; fi
  unset strata_is_started
  false
fi
