"""Front matter read by YAML's own rules: the reference for `fast_front_matter`, and the way out of all it passes."""

from __future__ import annotations

from netnotes.model.notes import Property
from netnotes.vault.fences import FrontMatter
from netnotes.vault.mending import find_hint, mend_shapes, protect_breaks, quote_link_lists, restore_characters
from netnotes.vault.yaml_reader import YamlMap, YamlTroubleError, read_yaml

MAX_FRONT_MATTER = 64 * 1024


def read_yaml_front_matter(matter: str, first_line: int = 2) -> FrontMatter:
    """Read the text between the fences; ``first_line`` is the file's line on which it begins.

    ``people: [[A]], [[B]]`` (not YAML) is read as the text it looks like, and its line reported. A block that is
    a list or a single value gives no properties. Raises YamlTroubleError, with lines of the file.
    """
    if len(matter.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER:
        raise YamlTroubleError("front matter of more than 64 kB", 1, 1, "too-large", "move the data to the body")
    shift = first_line - 1
    try:
        found, unquoted = _read_leniently(matter)
    except YamlTroubleError as err:
        err.hint = find_hint(matter, err) or err.hint or "put the value in double quotes"
        raise err.moved(shift) from err.__cause__
    if found is None:
        lines = (line.strip() for line in matter.split("\n"))
        return FrontMatter(not_a_mapping=any(line and not line.startswith("#") for line in lines))
    return FrontMatter(_properties(found, shift), tuple(line + shift for line in unquoted))


def _read_leniently(matter: str) -> tuple[YamlMap | None, tuple[int, ...]]:
    protected = protect_breaks(matter)
    try:
        found = read_yaml(protected)
        return found if protected == matter else restore_characters(found), ()
    except YamlTroubleError as err:
        quoted, unquoted = quote_link_lists(protected)
        mended = mend_shapes(quoted)
        if mended == protected:
            raise
        try:
            found = read_yaml(mended)
        except YamlTroubleError as second:
            raise (err if (second.line, second.code) == (err.line, err.code) else second) from None
        return restore_characters(found), unquoted


def _properties(found: YamlMap, shift: int) -> tuple[Property, ...]:
    properties = []
    for name, value in found.values.items():
        at = found.positions[name]
        items = tuple((line + shift, column) for line, column in at.items)
        properties.append(Property(name=name, value=value, line=at.line + shift, column=at.column, items=items))
    return tuple(properties)
