"""Commands that write at the same time wait for one another: each changes what the one before left (SPEC 11)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROUNDS = int(os.environ.get("NETNOTES_COUNTS", "4"))


def test_what_two_commands_write_at_once_is_all_there(vault: Callable[[str], Path]) -> None:
    root = vault(
        """
        === netnotes.yaml
        === people/Ana Silva.md
        ---
        tier: close
        ---
        ## Log
        - 2026-01-01 call: hello
        """
    )
    script = (
        "for i in range(int(sys.argv[2])):\n"
        "    words = ['-C', sys.argv[1], '--today', '2026-11-21', 'log', 'ana', '--note', f'{sys.argv[3]} {i}']\n"
        "    done = subprocess.run([sys.executable, '-m', 'netnotes', *words], capture_output=True, text=True)\n"
        "    if done.returncode: sys.exit(done.stderr)\n"
    )
    command = [sys.executable, "-c", f"import subprocess, sys\n{script}", str(root), str(ROUNDS)]
    both = [subprocess.Popen([*command, who], stderr=subprocess.PIPE, text=True) for who in ("left", "right")]
    said = [process.communicate(timeout=240)[1] for process in both]
    assert said == ["", ""]
    text = (root / "people" / "Ana Silva.md").read_text(encoding="utf-8")
    lines = [line.rpartition(" contact: ")[2].rpartition(": ")[2] for line in text.splitlines()]
    for who in ("left", "right"):
        assert [f"- 2026-11-21 {who} {i}" for i in range(ROUNDS)] == [line for line in lines if f" {who} " in line]
