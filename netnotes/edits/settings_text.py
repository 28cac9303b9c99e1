"""The text of a new `netnotes.yaml`: what every vault gets, and the settings proposed for this one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from textwrap import wrap

from netnotes.edits.proposals import Proposal

_PLAIN = re.compile(r"[^\W\d_][\w./-]*(?: [\w./-]+)*")
_WORDS_OF_YAML = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_WIDTH = 100


def settings_text(template: str, proposals: Sequence[Proposal], *, in_force: bool) -> str:
    """The file; ``template`` is that of a vault without proposals, whose examples of the same keys are left out.

    Proposals that are not ``in_force`` stand there as comments.
    """
    first, *examples = template.rstrip("\n").split("\n\n")
    groups = _by_key(proposals)
    blocks = []
    for found in groups.values():
        lines = _lines(found) if in_force else [f"# {line}" for line in _lines(found)]
        blocks.append("\n".join([*_reasons(found), *lines]))
    kept = [example for example in examples if not any(f"\n# {key}:" in f"\n{example}" for key in groups)]
    return "\n\n".join([first, *blocks, *kept]) + "\n"


def settings_lines(proposals: Iterable[Proposal]) -> list[str]:
    """The lines of YAML that the proposals make."""
    return [line for found in _by_key(proposals).values() for line in _lines(found)]


def _by_key(proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    """The proposals by their top-level key."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(proposal.key.partition(".")[0], []).append(proposal)
    return groups


def _lines(proposals: Sequence[Proposal]) -> list[str]:
    key = proposals[0].key.partition(".")[0]
    if key == "cadences":
        pairs = (proposal.value.rpartition(": ") for proposal in proposals)
        return [f"{key}: {{{', '.join(f'{_scalar(word)}: {pace}' for word, _, pace in pairs)}}}"]
    if "." not in proposals[0].key:
        return [f"{key}: {_list(proposal.value for proposal in proposals)}"]
    inner: dict[str, dict[str, list[str]]] = {}
    for proposal in proposals:
        _, type_, name = proposal.key.split(".")
        inner.setdefault(type_, {}).setdefault(name, []).append(proposal.value)
    lines = [f"{key}:"]
    for type_, names in inner.items():
        lines.append(f"  {type_}: {{{', '.join(f'{name}: {_list(words)}' for name, words in names.items())}}}")
    return lines


def _reasons(proposals: Iterable[Proposal]) -> list[str]:
    reasons = dict.fromkeys(" ".join(proposal.why.split()) for proposal in proposals)
    return [f"# {line}" for why in reasons for line in wrap(why if why.endswith("?") else f"{why}.", _WIDTH)]


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, words))}]"


def _scalar(text: str) -> str:
    """A text as YAML reads it back: in quotes unless it is plain letters."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML:
        return text
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
