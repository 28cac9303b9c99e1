from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]


def test_the_table_says_what_would_be_kind_next(small: Small) -> None:
    assert small("balance").out.splitlines() == [
        "Name       Balance  Gave  Got  Last gave   Last got    Next",
        "Ana Silva       -1     0    1              2026-09-30  thank; give something next",
        "Bo Chen          2     2    0  2026-11-10",
    ]


def test_json_has_the_keys_of_the_contract(small: Small) -> None:
    assert small("balance", "--format", "json").json[0] == {
        "name": "Ana Silva",
        "path": "people/Ana Silva.md",
        "deposits": 0,
        "withdrawals": 1,
        "balance": -1,
        "last_deposit": None,
        "last_withdrawal": "2026-09-30",
        "in_debt": True,
        "asked_before_giving": True,
        "thanks_owed": 1,
        "one_sided": False,
    }


def test_one_person_has_a_statement(small: Small) -> None:
    found = small("balance", "bo", "--format", "json").json
    assert (found["name"], found["balance"]) == ("Bo Chen", 2)
    assert found["statement"] == [
        {
            "date": "2026-11-10",
            "kind": "deposit",
            "what": "introduced him to Ana",
            "size": 2,
            "balance": 2,
            "path": "meetings/2026-11-10 Call with Bo.md",
            "line": 4,
        }
    ]
    assert small("balance", "bo").out.splitlines() == [
        "Bo Chen: balance 2",
        "",
        "Date        What I  Size  Balance  What",
        "2026-11-10  gave       2        2  introduced him to Ana",
    ]


def test_an_account_that_is_off_has_no_balance(small: Small) -> None:
    found = small("balance", "nunez", "--format", "json").json
    assert (found["name"], found["balance"], found["statement"]) == ("José Núñez", None, [])
    assert "account: off (people/José Núñez.md:2)" in small("balance", "nunez").out


def test_nothing_exchanged_is_zero(small: Small) -> None:
    found = small("balance", "ana", "costa", "--format", "json").json
    assert (found["balance"], found["deposits"], found["statement"]) == (0, 0, [])
    assert "Nothing given or got with Ana Costa" in small("balance", "ana costa").out


def test_no_exchange_at_all_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    assert "gave::" in run("-C", tmp_path, "balance").out
