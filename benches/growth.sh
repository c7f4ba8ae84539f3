#!/usr/bin/env bash
# What longer texts, feeds and term lists cost: time that should grow with the bytes and no faster, memory of a feed that should
# not grow, a glossary that should not slow a check down.
#
# Times are those of one core (user time), memory is the most that was resident. Texts are the corpus over and over, so that 1 GB
# is no matter of waiting for it to be made; the words of 10 MB are nearly all that any Dutch copy has.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT
source benches/common/measure.sh

sizes="10 100 1000" feeds="100 1000" terms="0 5000 50000 500000"
# MB that a term list is measured on.
scan=20

usage() {
    cat <<'EOF'
Measures how time and memory of a check grow, and prints tables in Markdown.

Usage: benches/growth.sh [--sizes "MB …"] [--feeds "MB …"] [--terms "NUMBER …"]

  --sizes  of plain texts [10 100 1000]
  --feeds  of JSON Lines that come down a pipe [100 1000]; 10000 takes ten minutes, and no room on the disk
  --terms  in a term list given with --glossary [0 5000 50000 500000]
EOF
}

while (($#)); do
    case $1 in
        --sizes) sizes=$2 && shift 2 ;;
        --feeds) feeds=$2 && shift 2 ;;
        --terms) terms=$2 && shift 2 ;;
        --help) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
done

# A check without an audience. Findings are written, but kept nowhere.
check() { # options and file…
    cost "$copydesk" check --no-config --jobs 1 --format jsonl --exit-zero --quiet "$@"
}

# Columns that all tables have.
row() { # what MB seconds memory
    printf '| %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(figure 3 "$3 / $2 * 1000")" "$4"
}

head_of() { printf '\n| %s | MB | s | ms/MB | memory, MB |\n| --- | ---: | ---: | ---: | ---: |\n' "$1"; }

texts() {
    local mb taken memory
    head_of "plain text"
    for mb in $sizes; do
        of_length $((mb * 1000000)) "$scratch/news.txt" >"$scratch/text.txt"
        read -r taken memory < <(check "$scratch/text.txt")
        row "a file" "$mb" "$taken" "$memory"
        rm "$scratch/text.txt"
    done
}

feeds() {
    local mb taken memory
    head_of "JSON Lines"
    for mb in $feeds; do
        read -r taken memory < <(of_length $((mb * 1000000)) "$scratch/news.jsonl" | check --stdin-filename feed.jsonl -)
        row "standard input" "$mb" "$taken" "$memory"
    done
}

# A list is loaded, and what it costs is told on a text of one word; then it is looked up in a real one.
lists() {
    local count glossary load taken memory
    of_length $((scan * 1000000)) "$scratch/news.txt" >"$scratch/text.txt"
    printf 'Haven.\n' >"$scratch/word.txt"
    printf '\n| terms | load, s | memory, MB | check of %s MB besides, s |\n| ---: | ---: | ---: | ---: |\n' "$scan"
    for count in $terms; do
        glossary=()
        if ((count)); then
            corpus --terms "$count" "$scratch/terms.csv"
            glossary=(--glossary "$scratch/terms.csv")
        fi
        read -r load memory < <(check "${glossary[@]}" "$scratch/word.txt")
        read -r taken _ < <(check "${glossary[@]}" "$scratch/text.txt")
        printf '| %s | %s | %s | %s |\n' "$count" "$load" "$memory" "$(figure 3 "$taken - $load")"
    done
}

need taskset "install util-linux"
[[ -x /usr/bin/time ]] || die "GNU time is not there; install the package time"
build
say "making the corpus …"
corpus --size 100 "$scratch/news.txt"
corpus --size 100 --shape jsonl "$scratch/news.jsonl"
texts
feeds
lists
printf '\nMeasured on %s.\n' "$(processor)"
