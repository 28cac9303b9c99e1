"""The benefit bank account."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Config
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.rules.accounts import (
    BalanceRow,
    StatementLine,
    account_place,
    balance_of,
    balance_rows,
    keeps_account,
    no_account_word,
    thanks_owed,
)
from tests.rules.build import TODAY, gave, got, net, path_of, person, touch


def account(*records: Exchange | Touchpoint, today: date = TODAY, **fields: object) -> BalanceRow:
    row = balance_of(net(person("Ana", **fields), *records), path_of("Ana"), today)  # type: ignore[arg-type]
    assert row is not None
    return row


def test_a_statement_with_a_running_balance() -> None:
    ana = account(
        gave("Ana", "2026-03-01", 1, line=5, what="an introduction"),
        got("Ana", "2026-03-01", 3, line=4, what="a hint"),
        gave("Ana", "2026-02-01", 2, path="z.md"),
        opening_balance=2,
    )
    assert [(line.kind, line.size, line.balance, str(line.place)) for line in ana.statement] == [
        ("deposit", 2, 4, "z.md:1"),
        ("withdrawal", 3, 1, f"{path_of('Ana')}:4"),
        ("deposit", 1, 2, f"{path_of('Ana')}:5"),
    ]
    assert [getattr(ana, key) for key in BalanceRow.JSON] == [
        "Ana", path_of("Ana"), 3, 3, 2, date(2026, 3, 1), date(2026, 3, 1), False, False, 1, False,
    ]  # fmt: skip
    assert [getattr(ana.statement[1], key) for key in StatementLine.JSON] == [
        date(2026, 3, 1), "withdrawal", "a hint", 3, 1, path_of("Ana"), 4,
    ]  # fmt: skip
    assert ana.opening_balance == 2


def test_the_same_day_counts_by_path_then_line() -> None:
    ana = account(got("Ana", "2026-01-01", path="b.md", line=1), gave("Ana", "2026-01-01", path="a.md", line=9))
    assert [line.path for line in ana.statement] == ["a.md", "b.md"]


def test_what_is_dated_after_today_does_not_count_yet() -> None:
    ana = account(gave("Ana", TODAY, 2), got("Ana", "2026-11-12", 5))
    assert (ana.balance, ana.withdrawals, ana.last_withdrawal, ana.thanks) == (2, 0, None, ())


def test_an_empty_account() -> None:
    ana = account()
    assert (ana.balance, ana.statement, ana.in_debt, ana.asked_before_giving, ana.one_sided) == (
        0,
        (),
        False,
        False,
        False,
    )
    assert (ana.in_debt_place, ana.asked_place, ana.one_sided_place) == (None, None, None)
    assert (ana.last_deposit, ana.last_withdrawal, ana.show_asked_before_giving) == (None, None, False)


def test_who_is_listed() -> None:
    network = net(
        person("chen", opening_balance=0),
        person("Bo"),
        person("Ana"),
        person("Dee"),
        person("Eve"),
        person("Fay", account="off", opening_balance=3),
        got("Bo", "2026-01-01"),
        gave("Ana", "2026-01-01"),
        gave("Dee", "2027-01-01"),
    )
    assert [row.name for row in balance_rows(network, TODAY)] == ["Ana", "Bo", "chen"]
    assert balance_of(network, path_of("Fay"), TODAY) is None
    assert balance_of(network, path_of("Nobody"), TODAY) is None
    assert balance_of(network, path_of("Eve"), TODAY) is not None


CONFIG = Config(no_account=("family", "old-boys"))


@pytest.mark.parametrize(
    ("fields", "kept", "word", "place"),
    [
        ({}, True, None, None),
        ({"account": "off"}, False, None, 7),
        ({"account": "on"}, True, None, 7),
        ({"categories": ("Family",)}, False, "family", 5),
        ({"categories": ("author",)}, True, None, None),
        ({"tags": ("old boys/1990",)}, False, "old-boys", 6),
        ({"categories": ("family",), "account": "on"}, True, "family", 7),
        ({"categories": ("family",), "account": "off"}, False, "family", 7),
    ],
)
def test_with_whom_no_account_is_kept(
    fields: dict[str, object], kept: bool, word: str | None, place: int | None
) -> None:
    written = {"account": "account", "categories": "category", "tags": "tags"}
    lines = {
        written[field]: line for field, line in (("categories", 5), ("tags", 6), ("account", 7)) if field in fields
    }
    ana = person("Ana", lines=lines, **fields)  # type: ignore[arg-type]
    assert keeps_account(ana, CONFIG) is kept
    assert no_account_word(ana, CONFIG) == word
    found = account_place(ana, CONFIG)
    assert (found.line if found else None) == place


def test_the_line_of_no_account_in_the_configuration() -> None:
    place = account_place(person("Ana", categories=("family",)), Config(lines=(("no_account", 12),)))
    assert str(place) == "netnotes.yaml:12"


def test_in_debt_since_the_line_that_went_below_zero() -> None:
    ana = account(
        got("Ana", "2026-01-01", line=1),
        gave("Ana", "2026-01-02", line=2),
        got("Ana", "2026-01-03", 2, line=3),
        got("Ana", "2026-01-04", line=4),
        gave("Ana", "2026-01-05", line=5),
    )
    assert (ana.balance, ana.in_debt, str(ana.in_debt_place)) == (-2, True, f"{path_of('Ana')}:3")
    first = account(got("Ana", "2026-01-01", line=8), gave("Ana", "2026-01-02"), got("Ana", "2026-01-03", 2, line=3))
    assert str(first.in_debt_place) == f"{path_of('Ana')}:3"
    only = account(got("Ana", "2026-01-01", line=8), got("Ana", "2026-01-02", line=9))
    assert str(only.in_debt_place) == f"{path_of('Ana')}:8"
    at_zero = account(
        got("Ana", "2026-01-01", 2),
        gave("Ana", "2026-01-02", 3),
        got("Ana", "2026-01-03", line=3),
        got("Ana", "2026-01-04", line=4),
    )
    assert str(at_zero.in_debt_place) == f"{path_of('Ana')}:4"
    from_one = account(got("Ana", "2026-01-01", line=3), got("Ana", "2026-01-02", line=4), opening_balance=1)
    assert str(from_one.in_debt_place) == f"{path_of('Ana')}:4"
    settled = account(got("Ana", "2026-01-01", line=8), gave("Ana", "2026-01-02"))
    assert (settled.in_debt, settled.in_debt_place) == (False, None)


@pytest.mark.parametrize("exchanges", [(), (gave("Ana", "2026-01-01", 1, line=9),)])
def test_in_debt_from_the_opening_balance(exchanges: tuple[Exchange, ...]) -> None:
    ana = account(*exchanges, opening_balance=-2, lines={"opening_balance": 6})
    assert (ana.in_debt, str(ana.in_debt_place)) == (True, f"{path_of('Ana')}:6")


def test_asked_before_giving_is_shown_until_a_deposit_follows() -> None:
    asked = [got("Ana", "2026-01-01", line=4), got("Ana", "2026-01-02")]
    ana = account(*asked)
    assert (ana.asked_before_giving, ana.show_asked_before_giving) == (True, True)
    assert str(ana.asked_place) == f"{path_of('Ana')}:4"
    given_back = account(*asked, gave("Ana", "2026-01-03"))
    assert (given_back.asked_before_giving, given_back.show_asked_before_giving) == (True, False)
    gave_first = account(gave("Ana", "2025-01-01"), *asked)
    assert (gave_first.asked_before_giving, gave_first.asked_place) == (False, None)


@pytest.mark.parametrize(
    ("thanked", "owed"),
    [(None, 1), (False, 1), (True, 0), (TODAY, 0), (date(2026, 11, 12), 1), (date(2020, 1, 1), 0)],
)
def test_a_favour_may_be_marked_as_thanked(thanked: bool | date | None, owed: int) -> None:
    assert account(got("Ana", "2026-11-01", thanked=thanked)).thanks_owed == owed


@pytest.mark.parametrize(
    ("thanks", "kind", "owed"),
    [
        ("2026-10-31", "thanks", 1),
        ("2026-11-01", "thanks", 0),
        ("2026-11-11", "thanks", 0),
        ("2026-11-12", "thanks", 1),
        ("2026-11-02", "coffee", 1),
    ],
)
def test_a_touchpoint_of_kind_thanks_settles(thanks: str, kind: str, owed: int) -> None:
    assert account(got("Ana", "2026-11-01"), touch("Ana", thanks, kind)).thanks_owed == owed


def test_an_early_thanks_settles_the_early_favours_only() -> None:
    ana = account(
        got("Ana", "2026-01-01"),
        touch("Ana", "2026-01-02", "thanks"),
        got("Ana", "2026-02-01"),
        touch("Ana", "2026-03-01"),
    )
    assert [owed.date for owed in ana.thanks] == [date(2026, 2, 1)]


def test_recent_thanks_and_their_order() -> None:
    network = net(
        person("bo"),
        person("Ana"),
        person("Off", account="off"),
        got("Ana", "2026-09-12", line=1, what="first"),
        got("Ana", "2026-09-11", line=2, what="old"),
        got("bo", "2026-11-01", line=7, what="b"),
        got("Ana", "2026-11-01", line=9, what="a9"),
        got("Ana", "2026-11-01", line=8, what="a8"),
        got("Off", "2026-11-01"),
    )
    owed = [(thanks.what, thanks.recent) for thanks in thanks_owed(network, TODAY)]
    assert owed == [("a8", True), ("a9", True), ("b", True), ("first", True), ("old", False)]
    assert [thanks.person for thanks in thanks_owed(network, TODAY)][2:4] == [path_of("bo"), path_of("Ana")]


def test_five_deposits_since_the_last_withdrawal_are_one_sided() -> None:
    deposits = [gave("Ana", f"2026-02-0{n}", line=n) for n in range(1, 7)]
    before = got("Ana", "2026-01-01")
    assert account(before, *deposits[:4]).one_sided is False
    five = account(before, *deposits[:5])
    assert (five.one_sided, five.one_sided_place) == (True, five.statement[5].place)
    six = account(*deposits)
    assert (six.one_sided, str(six.one_sided_place)) == (True, f"{path_of('Ana')}:5")
    assert account(*deposits, got("Ana", "2026-03-01")).one_sided is False
    assert account(gave("Ana", "2026-01-01", 5)).one_sided is False


exchanges = st.lists(
    st.builds(
        lambda make, when, size, line: make("Ana", when, size, line=line),
        st.sampled_from([gave, got]),
        st.dates(date(2026, 10, 1), date(2026, 12, 1)),
        st.integers(1, 5),
        st.integers(1, 99),
    ),
    max_size=12,
)


@given(exchanges=exchanges, opening=st.none() | st.integers(-9, 9))
def test_a_balance_is_the_last_line_of_its_statement(exchanges: list[Exchange], opening: int | None) -> None:
    ana = account(*exchanges, opening_balance=opening)
    last = ana.statement[-1].balance if ana.statement else opening or 0
    assert ana.balance == last == (opening or 0) + ana.deposits - ana.withdrawals
    assert ana.in_debt == (ana.balance < 0) == (ana.in_debt_place is not None)
    assert ana.thanks_owed == len(ana.thanks) == sum(line.kind == "withdrawal" for line in ana.statement)
    assert ana.show_asked_before_giving == (ana.asked_before_giving and ana.deposits == 0)
