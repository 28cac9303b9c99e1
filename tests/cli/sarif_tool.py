"""Microsoft's SARIF Multitool, which checks a log against the schema and the rules of the standard.

It is a program that a test runs, and no part of netnotes. Run as a program this installs it where that may be done,
and never fails: the test says what is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "build" / "sarif"
PACKAGE = f"@microsoft/sarif-multitool-{sys.platform}"
PROGRAM = FOLDER / "node_modules" / PACKAGE / "Sarif.Multitool"
MISSING = "no SARIF Multitool here (with node and a network: make test fetches it by npm into build/sarif)"


def find_multitool() -> Path | None:
    """The program in build/sarif."""
    return PROGRAM if PROGRAM.exists() else None


def install() -> None:
    """Fetch it from the npm registry; no script of it is run."""
    npm = shutil.which("npm")
    if npm is None or sys.platform not in {"linux", "darwin"}:
        return
    print("fetching the SARIF Multitool for a test …", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ("--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    command = [npm, "install", "--prefix", str(FOLDER), *options, f"{PACKAGE}@5"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if PROGRAM.exists():
        PROGRAM.chmod(0o755)


def main() -> None:
    """Install it where it is missing; tell where it still is."""
    if find_multitool() is None:
        install()
    if find_multitool() is None:
        print(f"!!! A TEST WILL BE SKIPPED: {MISSING}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
