#!/bin/sh
# Installs the pgvector extension for the newest PostgreSQL of this Debian or Ubuntu machine; needs root. Does nothing when
# it is there. Where the distribution packages it, that package is taken; otherwise it is built from the source package of
# Debian 13, with a package list of its own, so that nothing else of the machine's set-up changes.
set -eu

version=$(ls /usr/lib/postgresql 2>/dev/null | sort -n | tail -n 1)
if [ -z "$version" ]; then
  echo "No PostgreSQL found in /usr/lib/postgresql: install postgresql first." >&2
  exit 1
fi
control="/usr/share/postgresql/$version/extension/vector.control"
if [ -f "$control" ]; then
  echo "pgvector for PostgreSQL $version is installed."
  exit 0
fi

package="postgresql-$version-pgvector"
if apt-cache show "$package" >/dev/null 2>&1; then
  exec apt-get install -y --no-install-recommends "$package"
fi

pg_config="/usr/lib/postgresql/$version/bin/pg_config"
# The makefiles come with the server, its headers and a compiler do not.
if [ ! -f "$("$pg_config" --includedir-server)/postgres.h" ] || ! command -v gcc >/dev/null || ! command -v make >/dev/null; then
  apt-get install -y -qq --no-install-recommends "postgresql-server-dev-$version" gcc make libc6-dev dpkg-dev >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/source"
# The first stanza of the machine's own sources names its mirror and key.
awk '/^$/ { exit } { print }' /etc/apt/sources.list.d/debian.sources |
  sed -e 's/^Types:.*/Types: deb-src/' -e 's/^Suites:.*/Suites: trixie/' >"$work/trixie.sources"
fetch() {
  apt-get -q -o "Dir::Etc::sourcelist=$work/trixie.sources" -o Dir::Etc::sourceparts=/dev/null \
    -o "Dir::State::Lists=$work/lists" -o APT::Sandbox::User=root "$@"
}
fetch update
(cd "$work/source" && fetch source --download-only pgvector && tar xzf pgvector_*.orig.tar.gz --strip-components=1)
# OPTFLAGS is emptied so that the library runs on other processors than the one that builds it.
make -C "$work/source" -s OPTFLAGS="" PG_CONFIG="$pg_config"
make -C "$work/source" -s install PG_CONFIG="$pg_config"
test -f "$control"
echo "pgvector for PostgreSQL $version was built and installed."
