# What the scripts of this folder share: the program and the corpus, made once, and time and memory of a command.
# shellcheck shell=bash
# To be sourced, with `set -euo pipefail` on and `scratch` naming a folder that the caller removes.

# Numbers are written with a point, whatever the user's locale, and text is UTF-8.
export LC_ALL=C.UTF-8

scratch=${scratch:?}

# One core for everybody: what a second core would add is another question.
core=0

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$(basename "$0"): $*"
    exit 2
}

has() { command -v "$1" >/dev/null; }

need() { has "$1" || die "$1 is not there; $2"; }

# The program and the maker of the corpus. COPYDESK names another build of the program to measure.
build() {
    say "building with cargo, where anything changed …"
    [[ -n ${COPYDESK:-} ]] || cargo build --release --locked --quiet
    cargo bench --bench corpus --locked --quiet --no-run
    # shellcheck disable=SC2034 # for the scripts
    copydesk=${COPYDESK:-${CARGO_TARGET_DIR:-target}/release/copydesk}
}

corpus() { cargo bench --bench corpus --locked --quiet -- "$@"; }

# So many bytes of a file: from its beginning, up to the end of a line, and over again until it is enough.
of_length() { # bytes file
    local bytes=$1 file=$2 size
    size=$(stat --format %s "$file")
    while ((bytes > size)); do
        cat "$file"
        bytes=$((bytes - size))
    done
    # The rest of a line would be another article's word or broken JSON.
    head --bytes "$bytes" "$file" | sed '$d'
}

# Seconds that a command takes by the clock and on processors, as "1.5 1.25". Tools that tell findings by their exit code have done
# their job, so a tool that says something on standard output has run.
seconds() { # command…
    local times code=0 TIMEFORMAT='%R %U'
    times=$({ time "$@" >"$scratch/out" 2>"$scratch/err"; } 2>&1) || code=$?
    [[ $code -lt 126 && -s $scratch/out ]] || die "this did not run: $* ($(tail -n 1 "$scratch/err"))"
    printf '%s\n' "$times"
}

# The lesser of two numbers, the first of which may be missing.
lesser() { # number number
    if [[ -z $1 || $(figure 1 "$2 < $1") == 1 ]]; then printf %s "$2"; else printf %s "$1"; fi
}

# Seconds on one core and the most memory in MB, as "1.25 48".
cost() { # command…
    local code=0
    taskset --cpu-list "$core" /usr/bin/time --format '%U %M' --output "$scratch/cost" "$@" \
        >"$scratch/out" 2>"$scratch/err" || code=$?
    ((code < 2)) || die "this failed: $* ($(tail -n 1 "$scratch/err"))"
    # A line about the exit code may stand before the figures.
    tail -n 1 "$scratch/cost" | awk '{ printf "%.2f %.0f\n", $1, $2 / 1024 }'
}

# What an arithmetic expression of awk gives, in so many significant digits; what is left of the point stays whole.
figure() { # digits expression
    awk "BEGIN { value = $2; print value < 10 ^ $1 ? sprintf(\"%.$1g\", value) : sprintf(\"%.0f\", value) }"
}

processor() {
    local name
    name=$(lscpu | sed -n 's/^Model name: *//p' | head -n 1)
    printf '%s × %s' "$(nproc)" "${name:-a processor without a name}"
}
