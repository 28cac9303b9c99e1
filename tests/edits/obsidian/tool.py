"""mdbase, a program of others that knows the language of Bases: fetched for a test, and no part of netnotes.

Run as a program it fetches it where that may be done, and never fails: the test says what is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "build" / "mdbase"
MODULES = FOLDER / "node_modules"
EVALUATOR = MODULES / "@callumalpass" / "mdbase" / "dist" / "expressions" / "evaluator.js"
MISSING = "no mdbase here (with node and a network: make test fetches it by npm into build/mdbase)"


def is_there() -> bool:
    """Whether filters can be evaluated."""
    return shutil.which("node") is not None and EVALUATOR.exists()


def main() -> None:
    """Fetch it where it is missing; no script of it is run. Tell where it still is."""
    npm = shutil.which("npm")
    if not is_there() and npm is not None:
        print("fetching mdbase for a test …", flush=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        options = ("--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        command = [npm, "install", "--prefix", str(FOLDER), *options, "@callumalpass/mdbase@0.2.1", "yaml@2"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if not is_there():
        print(f"!!! A TEST WILL BE SKIPPED: {MISSING}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
