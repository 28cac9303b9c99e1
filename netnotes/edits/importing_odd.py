"""Values of a source that one of our properties cannot hold: kept under the source's name, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.edits.importing_moves import name_key
from netnotes.edits.importing_values import Values, property_lines
from netnotes.vault.reader import NoteReader


class OddValues:
    """Finds values that would be a problem in a note: ``tier: A`` becomes ``csv_tier: A``, and the person is kept."""

    def __init__(self, reader: NoteReader) -> None:
        self._reader = reader
        self._asked: dict[str, bool] = {}

    def renamed(self, values: Values, keys: Iterable[str], source: str) -> Values:
        """The values, of which those of ``keys`` are looked at."""
        odd = {key for key in keys if key in values and self._is_odd({key: values[key]})}
        if not odd:
            return values
        return {f"{name_key(source)}_{key}" if key in odd else key: value for key, value in values.items()}

    def _is_odd(self, one: Values) -> bool:
        text = "\n".join(property_lines(one))
        if text not in self._asked:
            reading = self._reader.read("people/Somebody.md", f"---\ntype: person\n{text}\n---\n".encode())
            self._asked[text] = any(problem.severity != "info" for problem in reading.problems)
        return self._asked[text]
