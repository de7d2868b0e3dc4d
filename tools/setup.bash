# shellcheck shell=bash
# What ./demo and ./check share: installing what is missing, building, and saying little about it. Sourced by them from the project's root.

set -euo pipefail
trap 'exit 130' INT # Otherwise only a program that handles Ctrl-C itself, as ninja does, would end.
exec </dev/null     # Nothing here asks a question, and a closed standard input would confuse what we start.
logs=build/logs
failed=() # The steps that failed.
node_needed=18 cmake_needed=3.22 compiler_needed=12

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# takes_no_options USAGE ARGUMENT...
takes_no_options() {
  if (($# > 1)); then
    printf '%s\n' "$1"
    [[ $2 == -h || $2 == --help ]] && exit
    exit 2
  fi
}

# step NAME COMMAND...: one line on the screen, the command's output in a log, of which a failure shows what matters.
step() {
  local name=$1 log=$logs/${1// /-}.log start=$SECONDS
  shift
  mkdir -p "$logs"
  printf '%-24s ' "$name"
  if "$@" >"$log" 2>&1; then
    printf 'ok, %s s\n' $((SECONDS - start))
  else
    failed+=("$name")
    printf 'FAILED\n'
    # Its beginning and its end, without the progress of ninja and the tests that passed.
    { grep -vE '^\[[0-9]+/[0-9]+\] |^ *Start +[0-9]+: |Test +#[0-9]+: .* Passed ' "$log" || true; } |
      awk '{ line[NR] = $0 } END { for (n = 1; n <= NR; n++) if (n <= 60 || n > NR - 60) print "    " line[n]; else if (n == 61) print "    ..." }'
    printf '    All of its output: %s\n' "$log"
    return 1
  fi
}

have() { command -v "$1" >/dev/null; }

# version_of COMMAND...: the first version number in what the command prints, or nothing.
version_of() {
  if [[ $("$@" 2>/dev/null || true) =~ [0-9]+(\.[0-9]+)+ ]]; then printf '%s' "${BASH_REMATCH[0]}"; fi
}

at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

# Ends with a sentence if an installed program is too old for us; missing ones are not checked here.
refuse_old_versions() {
  local found
  found=$(version_of node --version)
  [[ -z $found ]] || at_least $node_needed "$found" || fail_old_node "$found"
  found=$(version_of cmake --version)
  [[ -z $found ]] || at_least $cmake_needed "$found" || fail "CMake $found is here, $cmake_needed or newer is needed"
}

fail_old_node() {
  fail "Node.js $1 is what this system has, $node_needed or newer is needed: install one from nodejs.org, put it first on the PATH, run this again"
}

# Takes a newer g++ where the system's own is too old (Ubuntu 22.04), unless the user has chosen.
choose_compiler() {
  local candidate found
  [[ -z ${CXX:-} ]] || return 0
  for candidate in g++ g++-14 g++-13 g++-12; do
    found=$(version_of "$candidate" -dumpfullversion)
    if [[ -n $found ]] && at_least $compiler_needed "$found"; then
      export CXX=$candidate
      return
    fi
  done
  fail "g++ $(version_of g++ -dumpfullversion) is here, $compiler_needed or newer is needed: install the package g++-12 and run this again"
}

apt_get() {
  local as_root=()
  ((EUID == 0)) || as_root=(sudo)
  # A machine that has just started may be updating itself: wait for it.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

# One repository out of order need not matter, so it is the installation that fails, if any.
apt_update() { apt_get update || true; }

# install_missing COMMAND:PACKAGE|PACKAGE ...: where a command is named, it counts and not the package, as it may come from elsewhere (a newer
# CMake, another Node, an emsdk).
install_missing() {
  local need missing=()
  refuse_old_versions
  for need; do
    if [[ $need == *:* ]]; then
      have "${need%%:*}" || missing+=("${need#*:}")
    elif have dpkg-query; then # Elsewhere CMake says what it lacks.
      [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$need" 2>/dev/null) == ?i* ]] || missing+=("$need")
    fi
  done
  ((${#missing[@]})) || return 0
  have apt-get || fail "please install, by their names in Debian: ${missing[*]}"
  ((EUID == 0)) || have sudo || fail "please install, as root: apt-get install --no-install-recommends ${missing[*]}"

  step "list of packages" apt_update || exit 1
  if [[ " ${missing[*]} " == *" nodejs "* && $(LC_ALL=C apt-cache policy nodejs) =~ Candidate:\ ([0-9.]+) ]]; then
    at_least $node_needed "${BASH_REMATCH[1]}" || fail_old_node "${BASH_REMATCH[1]}"
  fi
  printf 'Installing %s\n' "${missing[*]}"
  step "installation" apt_get install -y --no-install-recommends "${missing[@]}" ||
    fail "could not install ${missing[*]}. Whether the lists of packages could be read: $logs/list-of-packages.log"
  hash -r
  refuse_old_versions
}

# shellcheck disable=SC2034 # Used by demo and check.
page_needs=(cmake:cmake ninja:ninja-build emcc:emscripten python3:python3 node:nodejs npm:npm nlohmann-json3-dev)

# npm_ci FOLDER: installs what its package-lock.json says, unless that is done. npm writes .package-lock.json last.
npm_ci() {
  [[ $1/package-lock.json -nt $1/node_modules/.package-lock.json ]] || return 0
  step "packages of $1" env -C "$1" PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-audit --no-fund
}

# Debian's emcc, which may have been installed just now, finds its acorn only in that folder when another Node is first on the path; without
# it optimised links fail.
configure_and_build() {
  local -x NODE_PATH=${NODE_PATH:-}
  if [[ -d /usr/share/nodejs ]]; then NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}; fi
  cmake --preset "$1" && cmake --build --preset "$1"
}

# build PRESET
build() { step "build $1" configure_and_build "$1"; }
