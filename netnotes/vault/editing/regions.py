"""Fill the regions of a note (SPEC 8): what stands between the markers changes, and nothing else by a byte."""

from __future__ import annotations

from collections.abc import Mapping

from netnotes.model.regions import RegionHome
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fences import SplitNote, split_note
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.masking import MaskedBody, mask_body
from netnotes.vault.reader import read_front_matter
from netnotes.vault.regions import Region, part_of
from netnotes.vault.yaml_reader import YamlTroubleError

_HINT = "mend the markers first: netnotes check names them"


def region_parts(data: bytes, home: RegionHome | None) -> dict[str, bool]:
    """The parts that fill the regions of a note, in order, each with whether all its regions are still empty.

    Raises EditRefusedError where the note cannot be read, or a marker has no partner.
    """
    body, masked = _read(data)
    parts: dict[str, bool] = {}
    for region in masked.regions:
        if part := part_of(region, home):
            empty = not body[region.inner : region.until].replace(">", "").strip()
            parts[part] = parts.get(part, True) and empty
    return parts


def fill_regions(data: bytes, home: RegionHome | None, texts: Mapping[str, str]) -> bytes:
    """The note with the text of each part (lines that end with LF) in its regions; parts without a text stay.

    The text stands between blank lines, with the note's line ends and, in a quote, behind its marks. Raises
    EditRefusedError as `region_parts`, and where the rest of the note would be read otherwise.
    """
    body, masked = _read(data)
    pieces, at = [], 0
    for region in masked.regions:
        part = part_of(region, home)
        if part is not None and part in texts:
            pieces += [body[at : region.inner], _lines(texts[part], region, body)]
            at = region.until
    filled = "".join((*pieces, body[at:]))
    _compare(masked, mask_body(filled))
    before = data[: len(data) - len(body.encode())]
    return before + filled.encode()


def _read(data: bytes) -> tuple[str, MaskedBody]:
    """The body and what of it is text."""
    try:
        text = decode(data)
        parts = split_note(text)
        if parts.matter and read_front_matter(parts.matter).not_a_mapping:
            parts = SplitNote(None, text)
    except (ReadTroubleError, YamlTroubleError) as err:
        raise EditRefusedError(f"it cannot be read: {err}", err.hint) from err
    masked = mask_body(parts.body)
    if masked.unclosed_regions:
        raise EditRefusedError("a netnotes marker has no partner", _HINT)
    return parts.body, masked


def _lines(text: str, region: Region, body: str) -> str:
    """The text as it stands in the region."""
    end = "\r\n" if body[: region.inner].endswith("\r\n") else "\n"
    prefix = region.prefix or ""
    lines = ["", *text.strip("\n").split("\n"), ""]
    return "".join(f"{prefix}{line}".rstrip(" \t") + end for line in lines)


def _compare(before: MaskedBody, after: MaskedBody) -> None:
    """Refuse where what stands outside the regions would not be read as it was."""
    named = [[region.name for region in masked.regions] for masked in (before, after)]
    if named[0] != named[1] or after.unclosed_regions or _outside(before) != _outside(after):
        raise EditRefusedError("with its regions filled it would be read otherwise", "move them apart from other text")


def _outside(masked: MaskedBody) -> list[str]:
    """What is text before, between and after the regions."""
    found, at = [], 0
    for region in masked.regions:
        found.append(masked.text[at : region.start])
        at = region.end
    return [*found, masked.text[at:]]
