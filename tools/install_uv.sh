#!/bin/sh
# Lays down uv, which then makes the environment from the lock file: .uv/bin/uv, and .uv/python, the Python it uses.
# Needs Python 3.11 or newer with either venv or pip; nothing outside this folder is changed.
set -eu

UV_VERSION=0.13.9
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

fail() {
    printf '%s\n' "$@" >&2
    exit 8
}

find_python() {
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        path=$(command -v "$name" 2>/dev/null) || continue
        if "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$path"
            return
        fi
    done
    return 1
}

PYTHON=$(find_python) || fail \
    'Mutirão needs Python 3.11 or newer, and none was found.' \
    'Install it (Debian 12 or newer: apt-get install python3 python3-venv) and run the command again.'

mkdir -p .uv 2>/dev/null && : 2>/dev/null >.uv/.writable || fail \
    "The folder $(pwd) cannot be written." 'Copy the repository to a folder of your own and run the command there.'
rm -f .uv/.writable .uv/ready
ln -sf "$PYTHON" .uv/python

echo "Installing uv $UV_VERSION with $("$PYTHON" --version) …"
if "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null && "$PYTHON" -m venv .uv >/dev/null 2>&1; then
    .uv/bin/python -m pip install --quiet "uv==$UV_VERSION" || fail \
        'uv could not be installed; the reason stands above.' \
        'Check the connection to the Python package index, and that the disk has room, and run the command again.'
elif "$PYTHON" -m pip --version >/dev/null 2>&1; then
    # Debian ships Python without venv unless python3-venv is installed; pip alone is enough for us.
    "$PYTHON" -m pip install --quiet --upgrade --target .uv/packages "uv==$UV_VERSION" || fail \
        'uv could not be installed; the reason stands above.' \
        'Check the connection to the Python package index, and that the disk has room, and run the command again.'
    mkdir -p .uv/bin
    ln -sf ../packages/bin/uv .uv/bin/uv
else
    fail "$PYTHON has neither venv nor pip, so nothing can be installed with it." \
        'Install one of them (Debian: apt-get install python3-venv) and run the command again.'
fi
.uv/bin/uv --version >/dev/null || fail 'uv does not run on this machine.' 'Delete the folder .uv and run the command again.'
touch .uv/ready
