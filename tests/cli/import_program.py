"""netnotes with the formats of the tests: python tests/cli/import_program.py import people.txt"""

from __future__ import annotations

from pathlib import Path

import netnotes.importers
from netnotes.cli.start import main

netnotes.importers.__path__.append(str(Path(__file__).parent / "formats"))
if __name__ == "__main__":
    main()
