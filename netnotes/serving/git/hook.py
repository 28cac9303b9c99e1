"""What git runs after a merge or a rebase: a build of this vault, which never fails the merge."""

from __future__ import annotations

import re
import shlex

from netnotes.serving.git.marked_lines import put_lines, take_lines

HOOKS = ("post-merge", "post-rewrite")
SHEBANG = b"#!/bin/sh\n"
_SHELL = re.compile(rb"#![ \t]*(?:/usr)?/bin/(?:env[ \t]+)?(?:ba|da|z|k)?sh(?:[ \t]+-\w+)*[ \t]*(?:\n|\Z)")
_LEAVES = re.compile(rb"^(?:exit|exec)\b", re.MULTILINE)


def hook_lines(program: str, prefix: str, folder: str) -> list[str]:
    """Lines of shell that build the vault. Git starts a hook at the top of the work tree (githooks(5)).

    So the vault is found from there, wherever the clone was moved. Where neither settings nor pages are (another
    branch, another work tree) nothing is done, and neither after `git commit --amend`. Notes that git wrote just now
    are too young to be filled (SPEC 8), so the build waits for them.
    """
    said = "# netnotes git setup wrote this; netnotes git setup --remove takes it out."
    return [said, *_lines("", f"{shlex.quote(program)} -P -m netnotes", prefix, folder)]


def shared_hook_lines(prefix: str, folder: str) -> list[str]:
    """The same for a hook that is committed: no path of this machine; without netnotes nothing is done."""
    said = "# The pages of netnotes are made anew, where it is installed."
    return [said, *_lines("command -v netnotes >/dev/null && ", "netnotes", prefix, folder)]


def _lines(first: str, program: str, prefix: str, folder: str) -> list[str]:
    vault = f"./{prefix}" if prefix else "."
    there = f"[ -f {shlex.quote(f'{vault}/netnotes.yaml')} ] || [ -d {shlex.quote(f'{vault}/{folder}')} ]"
    words = f"{program} -C {shlex.quote(vault)} build -q --wait"
    return [
        f'if {first}[ "${{1-}}" != amend ] && {{ {there}; }}; then',
        f"    {words} </dev/null >/dev/null 2>&1 ||",
        "        echo 'netnotes: the pages were not made anew; netnotes build says why' >&2",
        "fi",
    ]


def with_build(data: bytes | None, name: str, lines: list[str]) -> bytes:
    """The hook with our lines, at its end or in their old place."""
    return put_lines(SHEBANG if data is None else data, name, lines)


def without_build(data: bytes, name: str) -> bytes | None:
    """The hook without our lines; None where nothing else is left."""
    rest = take_lines(data, name)
    return None if rest == SHEBANG else rest


def why_by_hand(data: bytes, name: str) -> str:
    """Why our lines cannot be added to somebody's hook; empty where they can."""
    own = take_lines(data, name) or b""
    if not _SHELL.match(own) or b"\0" in own:
        return "it is no shell script"
    if b"\r\n" in own:
        return "its lines end as on Windows"
    if _LEAVES.search(own):
        return "it ends before its last line"
    return ""
