"""What `netnotes check --fix` mends in a note, as actions of the editor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lsprotocol import types

from netnotes.lint.fixes import known_fixes, mend_note
from netnotes.model.places import Problem
from netnotes.model.safe_text import clean
from netnotes.rules.wording import shorten
from netnotes.serving.lsp.capabilities import Can
from netnotes.serving.lsp.diagnostics import diagnostic_of, extent
from netnotes.serving.lsp.text_edits import edit_of_one
from netnotes.serving.lsp.vaults import Spot, Vaults

FIX_ALL = "source.fixAll.netnotes"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL)


def code_actions(
    vaults: Vaults, spot: Spot, params: types.CodeActionParams, today: date, can: Can
) -> list[types.CodeAction]:
    """One action for each problem in the range that can be mended, and one that mends all in the note."""
    vault, path, document, first = spot
    last = document.offset(params.range.end)
    problems = [one for one in vault.problems(today).get(path, ()) if one.code in known_fixes()]
    here = [one for one in problems if _touches(extent(one, document), first, last)]
    each = (_action(spot, [problem], types.CodeActionKind.QuickFix.value, can) for problem in here)
    found = [action for action in each if action is not None]
    if (everything := _action(spot, problems, FIX_ALL, can)) is not None:
        everything.title = "Mend all in this note that can be mended safely"
        found.append(everything)
    only = params.context.only
    return [one for one in found if only is None or any(_is_kind(str(one.kind), _plain(kind)) for kind in only)]


def _action(spot: Spot, problems: Sequence[Problem], kind: str, can: Can) -> types.CodeAction | None:
    document = spot.document
    mended = mend_note(spot.path, document.data, problems, spot.vault.reader)
    if not mended.done:
        return None
    after = mended.data.decode("utf-8", "surrogatepass")
    return types.CodeAction(
        title=_title(document.text, after),
        kind=kind,
        diagnostics=[diagnostic_of(one, document) for one, _ in mended.done],
        edit=edit_of_one(document, after, can),
    )


def _title(before: str, after: str) -> str:
    """What the first mended line will say; a fix never changes how many lines there are."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    written = next(new.strip() for old, new in pairs if old != new)
    return f"Write {shorten(clean(written), 80)}"


def _touches(place: tuple[int, int], first: int, last: int) -> bool:
    return place[0] <= last and first <= place[1]


def _plain(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _is_kind(kind: str, wanted: str) -> bool:
    """Whether a kind is the wanted one or below it: ``source`` has ``source.fixAll`` below it."""
    return kind == wanted or kind.startswith(f"{wanted}.") or wanted == ""
