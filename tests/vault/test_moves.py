from __future__ import annotations

from datetime import date

from netnotes.model.people import Move
from netnotes.vault.body import Body
from netnotes.vault.moves import read_moves


def test_dated_lines_below_moves_are_read() -> None:
    text = """
## 🚚 Moves:

- 2026-11-21 role: Analyst → Head of Data (EMEA) (LinkedIn)
- 2026-11-22: organization: Acme -> Heron Grid
* 2026-11-23 email: a@x.example → b@x.example
- 2026-02-30 role: a → b
- 2026-11-24 salary: 1 → 2
- she moved again
  - 2026-11-25 role: a → b
## Else
- 2026-11-26 role: a → b
"""
    assert read_moves(Body(text, 5)) == (
        Move(date=date(2026, 11, 21), field="role", after="Head of Data (EMEA)", line=8),
        Move(date=date(2026, 11, 22), field="organization", after="Heron Grid", line=9),
        Move(date=date(2026, 11, 23), field="email", after="b@x.example", line=10),
    )


def test_moves_are_no_touchpoints(network) -> None:  # type: ignore[no-untyped-def]
    found = network("""
        === people/Ana.md
        ## Moves
        - 2026-11-21 role: Analyst → Head of Data (LinkedIn)
        """)
    assert found.touchpoints == ()
    assert found.people[0].moves[0].after == "Head of Data"
