"""Problems as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format): one run of one tool."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from os import fsencode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from netnotes import __version__
from netnotes.cli.output.clean import clean, clean_lines
from netnotes.model.problem_codes import find_meaning

if TYPE_CHECKING:
    from netnotes.model.places import Problem, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
TOP = "SRCROOT"
FINGERPRINT = "netnotesProblem/v1"
_PAGE_LINK = re.compile(r"\[[^\]]+\]\((\w+\.md)\)")
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def sarif_log(problems: Sequence[Problem], above: str, root: Path) -> dict[str, object]:
    """The log. ``above`` stands before each path; ``root`` is the vault, whose notes say how wide columns are.

    The same problems give the same log: it names neither the day nor the computer.
    """
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "netnotes", "version": __version__, "rules": _rules(problems)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {TOP: {"description": {"text": "The top of the repository, or the vault."}}},
        "results": list(_results(problems, codes, above, root)),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """What each code that occurs means, by code."""
    severities = {problem.code: problem.severity for problem in problems}
    return [_rule(code, severity) for code, severity in sorted(severities.items())]


def _rule(code: str, severity: Severity) -> dict[str, object]:
    meaning = find_meaning(code)
    if meaning is None:
        return {"id": code, "defaultConfiguration": {"level": LEVELS[severity]}}
    what = meaning.what[:1].upper() + meaning.what[1:]
    help_ = _PAGE_LINK.sub(r"`docs/\1`", f"{meaning.mend} Example: {meaning.example}")
    return {
        "id": code,
        "shortDescription": {"text": what},
        "fullDescription": {"text": f"{what} {meaning.why}"},
        "defaultConfiguration": {"level": LEVELS[meaning.severity]},
        "help": {"text": help_, "markdown": help_},
    }


def _results(problems: Sequence[Problem], codes: list[str], above: str, root: Path) -> Iterator[dict[str, object]]:
    widths = _Widths(root)
    seen: Counter[str] = Counter()
    for problem in problems:
        same = f"{problem.code}\n{problem.path}\n{problem.message}"
        seen[same] += 1
        yield {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": LEVELS[problem.severity],
            "message": {"text": _words(problem)},
            "locations": [_location(problem, above, widths)],
            "partialFingerprints": {FINGERPRINT: _digest(f"{same}\n{seen[same]}")},
        }


def _words(problem: Problem) -> str:
    """The message, and below it how to mend it; what reads like a link there is text (SARIF 3.11.6)."""
    message = clean(problem.message)
    return _LINK.sub(r"\\[", f"{message}\n{clean_lines(problem.hint)}" if problem.hint else message)


def _location(problem: Problem, above: str, widths: _Widths) -> dict[str, object]:
    artifact = {"uri": quote(fsencode(above + problem.path)), "uriBaseId": TOP}
    region = {"startLine": problem.line, "startColumn": widths.column(problem)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _digest(text: str) -> str:
    """The same for the same problem, also when lines above it come and go."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


class _Widths:
    """Columns in UTF-16 code units, as SARIF counts them unless told otherwise; an emoji takes two."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: tuple[str, list[str]] = "", []

    def column(self, problem: Problem) -> int:
        """The column of a problem, which counts characters, in code units."""
        if problem.column == 1:
            return 1
        lines = self._lines(problem.path)
        line = lines[problem.line - 1] if problem.line <= len(lines) else ""
        return problem.column + sum(ord(character) > 0xFFFF for character in line[: problem.column - 1])

    def _lines(self, path: str) -> list[str]:
        """The lines of a file, none where it cannot be read; problems come file by file, so one is kept."""
        if self._read[0] != path:
            self._read = path, _lines_of(self._root / path)
        return self._read[1]


def _lines_of(file: Path) -> list[str]:
    from netnotes.vault.files import ReadTroubleError, read_bytes

    try:
        return read_bytes(file).decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    except ReadTroubleError:
        return []
