"""Where the validators are installed, and how they are started."""

import glob
import os
import subprocess
import sys

CACHE = os.environ.get("COPYDESK_VALIDATORS") or os.path.expanduser("~/.cache/copydesk-validators")
PY = f"{CACHE}/venv/bin/python"
NM = f"{CACHE}/npm/node_modules"
HERE = os.path.dirname(os.path.abspath(__file__))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def need_venv():
    """Starts the calling script anew under the cache's Python, which has lxml, pikepdf and markdown-it."""
    if not os.path.exists(PY):
        sys.exit(f"run {HERE}/setup first: there is no {PY}")
    if os.path.realpath(sys.prefix) != os.path.realpath(f"{CACHE}/venv"):
        os.execv(PY, [PY, *sys.argv])


def jar(name):
    if name == "epubcheck":
        return glob.glob(f"{CACHE}/venv/lib/python3*/site-packages/epubcheck/epubcheck.jar")[0]
    return f"{NM}/vnu-jar/build/dist/vnu.jar"


def node(script, *args, timeout=1200):
    env = dict(os.environ, NODE_PATH=NM, CHROMIUM=CHROMIUM)
    return subprocess.run(["node", f"{HERE}/{script}", *args], env=env, capture_output=True, text=True, timeout=timeout)
