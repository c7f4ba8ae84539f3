#!/usr/bin/env bash
# How fast Copydesk is beside other tools that look at every word of copy: the same news corpus, one core, in turn.
#
# The figure is a tool's own time on the processor (user time), the least of its runs: what else the machine does only adds to it.
# Slow tools are given the beginning of the corpus, so that a run ends before lunch; MB/s does not depend on the length.
# Not a comparison of what is found: each tool looks for something else.
# shellcheck disable=SC2016 # Backquotes are those of Markdown.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT
source benches/common/measure.sh

size=118 files=0 runs=3 readme=false
command="benches/side-by-side.sh${*:+ $*}"
# MB of an article where each has its file.
article=0.006

usage() {
    cat <<'EOF'
Measures Copydesk and its peers on the same news corpus and prints a table in Markdown.

Usage: benches/side-by-side.sh [--size MB] [--files NUMBER] [--runs NUMBER] [--readme]

  --size MB        of the corpus [118]
  --files NUMBER   measure two cores and `copydesk fix` as well, over so many files of 6 kB
  --runs NUMBER    of each tool; the fastest counts [3]
  --readme         write what is measured to README.md as well

Builds Copydesk with cargo and installs nothing: a tool that is absent is left out, with a line that says how to install it.
EOF
}

while (($#)); do
    case $1 in
        --size) size=$2 && shift 2 ;;
        --files) files=$2 && shift 2 ;;
        --runs) runs=$2 && shift 2 ;;
        --readme) readme=true && shift ;;
        --help) usage && exit ;;
        *) usage >&2 && exit 2 ;;
    esac
done

# Each tool by its function, with what it is asked to do. Their words are the rows of the table.
tools=(wc rg_terms rg_words copydesk_check typos_check hunspell_list autocorrect_lint codespell_check)
declare -A name=(
    [wc]='`wc -w`'
    [rg_terms]='`rg -F`'
    [rg_words]='`rg -F -w`'
    [copydesk_check]='**`copydesk check`**'
    [typos_check]='`typos`'
    [hunspell_list]='`hunspell -l`'
    [autocorrect_lint]='`autocorrect`'
    [codespell_check]='`codespell`'
)
declare -A does=(
    [wc]='counts words, in UTF-8'
    [rg_terms]='counts each of 5,000 terms'
    [rg_words]='the same, whole words only'
    [copydesk_check]='all rules and the glossary, report `jsonl`'
    [typos_check]='spelling mistakes, report `json`'
    [hunspell_list]='words that are not in the Dutch dictionary'
    [autocorrect_lint]='spaces and punctuation, line by line'
    [codespell_check]='spelling mistakes'
)
declare -A program=([wc]=wc [rg_terms]=rg [rg_words]=rg [typos_check]=typos [hunspell_list]=hunspell [codespell_check]=codespell)
declare -A how_to_install=(
    [rg_terms]='cargo install ripgrep'
    [rg_words]='cargo install ripgrep'
    [typos_check]='cargo install typos-cli'
    [hunspell_list]='apt-get install hunspell hunspell-nl'
    [autocorrect_lint]='pip install autocorrect-py'
    [codespell_check]='pip install codespell'
)
# MB of the corpus that is enough for a slow tool.
declare -A enough=([hunspell_list]=1 [codespell_check]=10)

# What each tool does with a file. Findings go to a file: to be told is part of the work.
run() { # tool file
    local one=(taskset --cpu-list "$core")
    case $1 in
        wc) seconds "${one[@]}" wc -w "$2" ;;
        rg_terms) seconds "${one[@]}" rg --threads 1 -F --count-matches -f "$scratch/terms.txt" "$2" ;;
        rg_words) seconds "${one[@]}" rg --threads 1 -F -w --count-matches -f "$scratch/terms.txt" "$2" ;;
        copydesk_check) seconds "${one[@]}" "$copydesk" check --no-config --jobs 1 --format jsonl "$2" ;;
        typos_check) seconds "${one[@]}" typos --isolated --threads 1 --format json "$2" ;;
        hunspell_list) seconds "${one[@]}" hunspell -d nl_NL -i UTF-8 -l "$2" ;;
        codespell_check) seconds "${one[@]}" codespell "$2" ;;
        autocorrect_lint) seconds "${one[@]}" python3 -c "$autocorrect" "$2" ;;
    esac
}

# The binding of AutoCorrect for Python, for its program is in no registry.
autocorrect='
import sys, autocorrect_py
lines = open(sys.argv[1], encoding="utf-8")
print(sum(autocorrect_py.format(line) != line for line in lines), "lines changed")
'

is_there() { # tool
    case $1 in
        copydesk_check) true ;;
        autocorrect_lint) has python3 && python3 -c 'import autocorrect_py' 2>/dev/null ;;
        hunspell_list) has hunspell && echo | hunspell -d nl_NL -l >/dev/null 2>&1 ;;
        *) has "${program[$1]}" ;;
    esac
}

# The least seconds of each tool, in `least`. All tools have a turn before any has its second, so that a machine that grows hot or
# busy is so for everybody.
measure() { # tool…
    local tool taken round
    for ((round = 1; round <= runs; round++)); do
        for tool in "$@"; do
            say "run $round of $runs: $tool"
            taken=$(run "$tool" "$(input "$tool")")
            least[$tool]=$(lesser "${least[$tool]:-}" "${taken#* }")
        done
    done
}

input() { # tool
    if [[ -n ${enough[$1]:-} ]]; then printf %s "$scratch/$1.txt"; else printf %s "$scratch/news.txt"; fi
}

speed() { # tool: MB/s
    figure 6 "$(stat --format %s "$(input "$1")") / 1e6 / (${least[$1]} > 0 ? ${least[$1]} : 0.001)"
}

table() { # tool…
    local tool mbs
    printf '| tool | does | MB/s | to `wc -w` | to Copydesk |\n| --- | --- | ---: | ---: | ---: |\n'
    for tool in "$@"; do
        mbs=$(speed "$tool")
        printf '| %s | %s | %s | %s | %s |\n' "${name[$tool]}" "${does[$tool]}" "$(figure 3 "$mbs")" \
            "$(figure 2 "$mbs / $(speed wc)")" "$(figure 2 "$mbs / $(speed copydesk_check)")"
    done
}

# A row of a check or fix of a fresh copy of the files on so many cores.
over_files() { # check|fix cores MB
    local taken real='' user='' round arguments=(check --format jsonl)
    [[ $1 == check ]] || arguments=(fix)
    for ((round = 1; round <= runs; round++)); do
        say "run $round of $runs: $1 of $files files on $2"
        rm -rf "$scratch/copy" && cp --recursive "$scratch/files" "$scratch/copy"
        # What is still to be written of the copy is not the program's work.
        sync --file-system "$scratch/copy"
        taken=$(seconds taskset --cpu-list "0-$(($2 - 1))" "$copydesk" "${arguments[@]}" --no-config --jobs "$2" "$scratch/copy")
        real=$(lesser "$real" "${taken% *}")
        user=$(lesser "$user" "${taken#* }")
    done
    printf '| `copydesk %s` | %s | %s | %s |\n' "$1" "$2" "$(figure 3 "$3 / $real")" "$(figure 3 "$user / $3 * 1000")"
}

# By the clock, for that is what a second core is for; what the disk takes to keep repaired files for certain is in it too.
files_table() {
    local mb
    mb="($(du --summarize --apparent-size --bytes "$scratch/files" | cut -f 1) / 1e6)"
    printf '| %s files of 6 kB | cores | MB/s by the clock | processor, ms/MB |\n| --- | ---: | ---: | ---: |\n' "$files"
    over_files check 1 "$mb"
    over_files check 2 "$mb"
    over_files fix 1 "$mb"
    over_files fix 2 "$mb"
}

# What was measured, and by which command.
report() { # tool…
    printf '```console\n%s\n```\n\n' "$command"
    table "$@"
    if ((files)); then
        printf '\n'
        files_table
    fi
    printf '\nMeasured on %s.\n' "$(processor)"
}

write_readme() { # file with the report
    local begin='<!-- speed: begin -->' end='<!-- speed: end -->'
    grep --quiet --fixed-strings "$begin" README.md || die "README.md has no $begin"
    awk -v begin="$begin" -v end="$end" -v report="$1" '
        $0 == end { hidden = 0 }
        !hidden { print }
        $0 == begin { hidden = 1; while ((getline line < report) > 0) print line }
    ' README.md >"$scratch/README.md"
    cat "$scratch/README.md" >README.md
}

need taskset "install util-linux"
present=()
for tool in "${tools[@]}"; do
    if is_there "$tool"; then
        present+=("$tool")
    else
        say "${name[$tool]} is left out; to have it: ${how_to_install[$tool]}"
    fi
done

build
say "making the corpus …"
corpus --size "$size" "$scratch/news.txt"
corpus --terms 5000 "$scratch/terms.txt"
for tool in "${!enough[@]}"; do
    head --bytes $((enough[$tool] * 1000000)) "$scratch/news.txt" >"$scratch/$tool.txt"
done
((files == 0)) || corpus --size "$(figure 6 "$files * $article")" --article 6000 --shape files "$scratch/files"

declare -A least
measure "${present[@]}"
report "${present[@]}" >"$scratch/report.md"
cat "$scratch/report.md"
if $readme; then write_readme "$scratch/report.md"; fi
