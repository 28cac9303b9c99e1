"""What an editor does with the edits of a server: it changes its texts and the files on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from tests.serving.lsp.typing_in import applied

Json = Any


def path_of(uri: str) -> Path:
    return Path(unquote(urlsplit(uri).path))


def text_edits(edits: Json) -> list[types.TextEdit]:
    def position(where: Json) -> types.Position:
        return types.Position(where["line"], where["character"])

    return [
        types.TextEdit(types.Range(position(one["range"]["start"]), position(one["range"]["end"])), one["newText"])
        for one in edits
    ]


def apply_to_disk(edit: Json) -> None:
    """Make a workspace edit on the files, step by step as it says."""
    for uri, edits in (edit.get("changes") or {}).items():
        _write(path_of(uri), edits)
    for step in edit.get("documentChanges") or ():
        if step.get("kind") == "rename":
            new = path_of(step["newUri"])
            assert not new.exists()
            new.parent.mkdir(parents=True, exist_ok=True)
            path_of(step["oldUri"]).rename(new)
        else:
            assert "kind" not in step
            _write(path_of(step["textDocument"]["uri"]), step["edits"])


def _write(path: Path, edits: Json) -> None:
    path.write_bytes(applied(path.read_bytes().decode(), text_edits(edits)).encode())


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
