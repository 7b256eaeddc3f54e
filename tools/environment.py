"""Make the virtual environment and install what the lock file names. Standard library only.

Usage: python3 tools/environment.py FOLDER LOCK_FILE

Runs with whatever Python the machine has, so that a missing prerequisite can be named.
"""

import hashlib
import os
import subprocess
import sys


def fail(sentence):
    sys.exit("ratusha: " + sentence)


def check_python():
    if sys.version_info < (3, 11):
        fail(
            "Python 3.11 or newer is needed, this is %d.%d: install it (Debian 12, Ubuntu 24.04 have it) "
            "or say which one to use: make PYTHON=python3.12 run" % sys.version_info[:2]
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        fail("this Python has no venv module: sudo apt install python%d.%d-venv" % sys.version_info[:2])
    try:
        import sqlite3
    except ImportError:
        fail("this Python has no SQLite: install one that was built with it (sudo apt install python3)")
    if sqlite3.sqlite_version_info < (3, 35):
        fail("SQLite 3.35 or newer is needed, this is " + sqlite3.sqlite_version)


def install(folder, lock):
    python = os.path.join(folder, "bin", "python")
    stamp = os.path.join(folder, ".installed-" + os.path.basename(lock))
    with open(lock, "rb") as file:
        wanted = hashlib.sha256(file.read()).hexdigest()
    try:
        with open(stamp) as file:
            if file.read() == wanted and os.path.exists(python):
                return
    except OSError:
        pass
    if not os.path.exists(python):
        print("Making the virtual environment in %s …" % folder, flush=True)
        if subprocess.call([sys.executable, "-m", "venv", folder]):
            fail("the virtual environment could not be made: sudo apt install python3-venv, then try again")
    print("Installing what %s names (a minute or two, once) …" % lock, flush=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*pip, "-r", lock]):
        fail("the dependencies could not be installed: is the network there? Then try again.")
    with open(stamp, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    check_python()
    install(*sys.argv[1:3])
