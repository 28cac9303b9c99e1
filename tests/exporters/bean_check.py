"""Beancount's own checker, in an environment of its own: it is a program that these tests run, and no part of netnotes.

Run as a program it installs the checker where that may be done, and never fails: the test says what is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "build" / "beancount"
MISSING = "no bean-check here (with a network: make test fetches beancount into build/beancount)"


def find_bean_check() -> str | None:
    """The program, on the PATH or in build/beancount."""
    own = FOLDER / "bin" / "bean-check"
    return shutil.which("bean-check") or (str(own) if own.exists() else None)


def main() -> None:
    """Install it where it is missing; tell where it still is."""
    if find_bean_check() is None:
        print("fetching beancount for a test …", flush=True)
        venv.create(FOLDER, with_pip=True)
        pip = [
            str(FOLDER / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            "beancount>=3",
        ]
        subprocess.run(pip, check=False, stdout=subprocess.DEVNULL)
    if find_bean_check() is None:
        print(f"!!! A TEST WILL BE SKIPPED: {MISSING}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
