"""The ledger, read by a reader of our own that knows the grammar, and by bean-check where that is installed."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from netnotes.exporters.writing.accounts import account_names, account_part
from tests.exporters.bean_check import MISSING, find_bean_check
from tests.exporters.conftest import Export
from tests.exporters.test_contract import NAMES

VAULT = """
    === people/Ana Silva.md
    ---
    opening_balance: -2
    ---
    ## Log

    - 2026-10-01 coffee: [gave:: a book, "the" \\ one] [size:: 3]
    - 2026-10-02 call: [got:: a tip with [[Bo Chen]]]
    - 2026-11-25 coffee: [gave:: not yet]
    === people/Bo Chen.md
    ---
    type: person
    ---
    - nothing yet
    === people/Sister.md
    ---
    category: family
    ---
    ## Log

    - 2026-10-01 coffee: [gave:: a cake]
    === people/Only opened.md
    ---
    opening_balance: 4
    ---
"""
_DATE = r"\d{4}-\d{2}-\d{2}"
_ACCOUNT = r"(?:Assets|Equity)(?::[^\s:]+)+"
_STRING = r'"(?:[^"\\]|\\["\\])*"'
_LINES = {
    "blank": re.compile(r""),
    "comment": re.compile(r"; .*"),
    "option": re.compile(rf"option {_STRING} {_STRING}"),
    "commodity": re.compile(rf"{_DATE} commodity FAVOR"),
    "open": re.compile(rf"(?P<day>{_DATE}) open (?P<account>{_ACCOUNT}) FAVOR"),
    "balance": re.compile(rf"(?P<day>{_DATE}) balance (?P<account>{_ACCOUNT})  (?P<amount>-?\d+) FAVOR"),
    "transaction": re.compile(rf"(?P<day>{_DATE}) \* {_STRING} {_STRING}"),
    "metadata": re.compile(rf"  [a-z]+: {_STRING}"),
    "posting": re.compile(rf"  (?P<account>{_ACCOUNT})  (?P<amount>-?\d+) FAVOR"),
}


def checked(data: bytes) -> dict[str, int]:
    """The balance of each account. Asserts what bean-check does: grammar, accounts opened, sums of 0, assertions."""
    opened: dict[str, str] = {}
    postings: list[tuple[str, str, int]] = []
    asserted: list[tuple[str, str, int]] = []
    sums: list[int] = []
    day = ""
    for text in data.decode("utf-8").split("\n"):
        kind, match = next((kind, m) for kind, rule in _LINES.items() if (m := rule.fullmatch(text)))
        if kind == "open":
            assert match["account"] not in opened
            opened[match["account"]] = match["day"]
            for part in match["account"].split(":"):
                assert re.fullmatch(r"[^\W_](?:[^\W_]|-)*", part)
                assert part[0].isdecimal() or part[0].isupper()
        elif kind == "transaction":
            day = match["day"]
            sums.append(0)
        elif kind == "posting":
            sums[-1] += int(match["amount"])
            postings.append((day, match["account"], int(match["amount"])))
        elif kind == "balance":
            asserted.append((match["day"], match["account"], int(match["amount"])))
    assert set(sums) <= {0}
    balances: defaultdict[str, int] = defaultdict(int)
    for day, account, amount in postings:
        assert day >= opened[account]
        balances[account] += amount
    for day, account, amount in asserted:
        assert amount == sum(size for when, name, size in postings if name == account and when < day)
        assert amount == balances[account]
    return dict(balances)


def test_each_account_ends_with_the_balance_of_netnotes(export: Export) -> None:
    balances = checked(export("beancount", VAULT))
    assert balances == {
        "Assets:Favors:Ana-Silva": 0,
        "Assets:Favors:Only-opened": 4,
        "Equity:Given": -3,
        "Equity:Received": 1,
        "Equity:Opening-Balances": -2,
    }


def test_a_posting_says_what_and_where(export: Export) -> None:
    text = export("beancount", VAULT).decode()
    assert '2026-10-02 * "Ana Silva" "a tip with Bo Chen"\n  note: "people/Ana Silva.md:7"\n' in text
    assert "not yet" not in text
    assert "cake" not in text


def ledger_of_everybody(root: Path) -> None:
    (root / "people").mkdir(exist_ok=True)
    for number, name in enumerate((*NAMES, "Ana Silva", "ana silva", "Ana-Silva")):
        text = name.replace('"', "'").replace("\\", "/")
        (root / "people" / f"{number:02d}.md").write_text(
            f'---\nname: "{text}"\n---\n## Log\n\n- 2026-10-01 coffee: [gave:: {name[:60].replace("[", "")}]\n',
            encoding="utf-8",
        )


def test_names_of_every_script_make_accounts(export: Export, tmp_path: Path) -> None:
    ledger_of_everybody(tmp_path)
    balances = checked(export("beancount", "=== netnotes.yaml\ncapacity: 3\n"))
    assert len([name for name in balances if name.startswith("Assets:")]) == len(NAMES) + 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Silva", "Ana-Silva"), ("ana", "Ana"), ("陈思远", "P-陈思远"), ("ليلى", "P-ليلى"), ("Иван", "Иван"),
        ("O'Brien, Séan", "OBrien-Séan"), ("!!!", "P"), ("", "P"), ("3M desk", "3M-desk"), ("ßharp", "P-ßharp"),
        ("हिन्दी", "P-हनद"), ("--x--", "X"), ("e\u0301t", "Ét"),
    ],
)  # fmt: skip
def test_the_part_of_an_account(name: str, expected: str) -> None:
    assert account_part(name) == expected


def test_two_of_one_name_have_two_accounts_in_the_order_of_their_notes() -> None:
    people = {"b.md": "Ana", "a.md": "Ana", "c.md": "ANA", "d.md": "Ana 2"}
    assert account_names("R", people) == {"a.md": "R:Ana", "b.md": "R:Ana-2", "c.md": "R:ANA-3", "d.md": "R:Ana-2-2"}


def test_bean_check_passes(export: Export, tmp_path: Path) -> None:
    program = find_bean_check()
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    ledger_of_everybody(tmp_path)
    ledger = tmp_path / "favors.beancount"
    ledger.write_bytes(export("beancount", VAULT.replace("people/Ana", "people/The Ana")))
    result = subprocess.run([program, ledger], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
