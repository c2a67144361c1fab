# SPDX-License-Identifier: BSL-1.0
# shellcheck shell=bash
# Sourced by tests/run and examples/run: finds what they need, and installs with apt-get what is missing.  Silent when all is well.

say() { printf '%s\n' "$*" >&2; }

# apt_get WORD...: as root, without questions, and seen only when it fails.
apt_get() {
    local as_root=() log result=0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { say "please run as root, or install sudo"; return 1; }
        as_root=(sudo)
    fi
    log=$(mktemp)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$log" 2>&1 || { result=1; cat "$log" >&2; }
    rm -f "$log"
    return $result
}

# update_lists: what apt-get offers, once.
update_lists() {
    [ -z "${lists_are_fresh-}" ] || return 0
    lists_are_fresh=yes
    apt_get update || say "apt-get update failed; going on with the lists that are there"
}

# install PACKAGE...
install() {
    if ! command -v apt-get >/dev/null; then
        say "missing here: $*; there is no apt-get on this machine, so please install them (Debian's names) and try again"
        return 1
    fi
    say "installing $*"
    update_lists
    apt_get install -y --no-install-recommends --no-remove "$@" || { say "apt-get could not install $*"; return 1; }
    hash -r
}

# first_available PACKAGE...: prints the first that apt knows.
first_available() {
    command -v apt-cache >/dev/null || { printf '%s\n' "$1"; return; }
    update_lists
    local package
    for package; do
        [ -z "$(apt-cache madison "$package" 2>/dev/null)" ] || { printf '%s\n' "$package"; return; }
    done
    printf '%s\n' "$1"
}

# need COMMAND PACKAGE [COMMAND PACKAGE]...
need() {
    local wanted=()
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null || wanted+=("$2")
        shift 2
    done
    [ ${#wanted[@]} -eq 0 ] || install "${wanted[@]}"
}

# at_least MAJOR COMPILER: whether the compiler is there and new enough.
at_least() { command -v "$2" >/dev/null && [ "$("$2" -dumpversion | cut -d. -f1)" -ge "$1" ]; }

# find_compiler MINIMUM NAME...: sets `compiler` to the first that is there.
find_compiler() {
    local minimum=$1 name
    shift
    for name; do
        if at_least "$minimum" "$name"; then
            compiler=$name
            return 0
        fi
    done
    return 1
}

# need_gcc: sets `compiler` to a g++ that is new enough.
need_gcc() {
    local names=(g++ g++-15 g++-14 g++-13 g++-12)
    find_compiler 12 "${names[@]}" && return
    command -v g++ >/dev/null || install g++ || return
    find_compiler 12 "${names[@]}" && return
    install "$(first_available g++-14 g++-13 g++-12)" || return
    find_compiler 12 "${names[@]}" || { say "g++ 12 or newer is needed"; return 1; }
}

# need_clang: sets `compiler` to a clang++ that is new enough, with its sanitizers.
need_clang() {
    local names=(clang++-19 clang++-20 clang++-21 clang++-18 clang++-17 clang++) package number
    if ! find_compiler 17 "${names[@]}"; then
        package=$(first_available clang-19 clang-20 clang-18 clang-17)
        install "$package" || return
        find_compiler 17 "${names[@]}" || { say "clang 17 or newer is needed"; return 1; }
    fi
    number=$("$compiler" -dumpversion | cut -d. -f1)
    links "$compiler" -fsanitize=address,undefined || install "libclang-rt-$number-dev" || return
    [ "$compiler" = clang++-19 ] || say "clang++-19 is not to be had here: using $compiler ($number)"
}

# need_boost COMPILER
need_boost() {
    has_boost "$1" && return
    install "$(first_available libboost1.81-dev libboost-dev)" || return
    has_boost "$1" || { say "the headers of Boost 1.81 or newer are needed; what apt-get offers is older"; return 1; }
}

has_boost() {
    printf '#include <boost/version.hpp>\n#if BOOST_VERSION < 108100\n#error older\n#endif\n' | "$1" -x c++ -fsyntax-only - 2>/dev/null
}

# want_ssl COMPILER: what bots on the network need; without it they are left out.
want_ssl() {
    echo '#include <openssl/ssl.h>' | "$1" -x c++ -fsyntax-only - 2>/dev/null || install libssl-dev || say "without OpenSSL: the network is left out"
}

# links COMPILER FLAG...: whether a program built with these flags also runs.
links() {
    local folder result=0
    folder=$(mktemp -d)
    echo 'int main() {}' >"$folder/program.cpp"
    { "$@" "$folder/program.cpp" -o "$folder/program" && "$folder/program"; } >/dev/null 2>&1 || result=1
    rm -rf "$folder"
    return $result
}

# want_editing: the library by which lines can be edited at a prompt; without it they cannot.
want_editing() {
    local found
    for found in /usr/lib/*/libedit.so.2 /usr/lib/libedit.so.2 /lib/*/libedit.so.2; do
        [ ! -e "$found" ] || return 0
    done
    install libedit2 || say "without libedit: lines at the prompt cannot be edited"
}

# want_peers COMPILER: what tests/bench needs, and whom it measures beside the library; those that are missing are left out.
want_peers() {
    local header packages
    while read -r header packages; do
        echo "#include <$header>" | "$1" -x c++ -std=c++20 -fsyntax-only - 2>/dev/null && continue
        # shellcheck disable=SC2086
        install "$(first_available $packages)" </dev/null || say "without <$header>"
    done <<'PEERS'
benchmark/benchmark.h libbenchmark-dev
re2/re2.h libre2-dev
hs/hs.h libhyperscan-dev libvectorscan-dev
simdjson.h libsimdjson-dev
nlohmann/json.hpp nlohmann-json3-dev
zlib.h zlib1g-dev
PEERS
}
