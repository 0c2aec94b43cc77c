#!/bin/sh
# Makes or completes .venv from uv.lock: --no-dev for what runs, --dev for what tests need too.
set -eu

export UV_PYTHON_DOWNLOADS=never
export UV_PYTHON="${UV_PYTHON:-$(readlink .uv/python)}"
echo 'Installing the environment from uv.lock …'
.uv/bin/uv sync --quiet --frozen --inexact "$1" || {
    printf '%s\n' 'The environment could not be installed; the reason stands above.' \
        'Check the connection to the Python package index, and that the disk has room, and run the command again.' >&2
    exit 8
}
