#!/bin/sh
# `npm run train [-- OPTIONS]`: makes the adapter of the starter model from data/, in an environment of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}
work=$cache/kith-training
model=${KITH_TRAINING_MODEL:-$cache/kith/models/gemma-3-270m-q4_k_m.gguf}
[ -f "$model" ] || { echo "The starter model is not at $model." >&2; echo "Fetch it: kith model pull starter" >&2; exit 1; }
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
exec "$work/venv/bin/python" "$here/train.py" "$model" "$work/adapter.gguf" "$@"
