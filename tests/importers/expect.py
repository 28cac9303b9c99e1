"""Write what the samples of a format say beside them, for somebody to read: python -m tests.importers.expect FORMAT…

A wrong expectation is a defect: look at every one. Without a FORMAT it is done for all.
"""

from __future__ import annotations

import sys

from netnotes.importers import names
from tests.importers.samples import samples, written


def expect(format: str) -> None:
    """Write the expectations of one format, and say which changed."""
    for sample in samples(format):
        before = sample.expected.read_text(encoding="utf-8") if sample.expected.exists() else ""
        after = written(sample.said())
        if after != before:
            sample.expected.write_text(after, encoding="utf-8", newline="\n")
            print(f"{'changed' if before else 'new'}: {sample.expected.relative_to(sample.path.parents[2])}")


if __name__ == "__main__":
    for name in sys.argv[1:] or names():
        if name not in names():
            sys.exit(f"no format is called {name!r}: {', '.join(names())}")
        expect(name)
