"""Records are made when they are asked for, once."""

from netnotes.pages.environment import share
from netnotes.pages.rows import Record, Rows, in_full


def test_a_record_is_made_once_and_only_when_asked() -> None:
    made: list[int] = []

    def record(number: int) -> Record:
        made.append(number)
        return {"n": number}

    rows = Rows([1, 2, 3], record)
    assert (len(rows), bool(rows), made) == (3, True, [])
    assert rows[1] is rows[1]
    assert rows[:2] == [{"n": 1}, {"n": 2}]
    assert [row["n"] for row in rows] == [1, 2, 3]
    assert sorted(made) == [1, 2, 3]
    assert not Rows([], record)


def test_a_page_makes_only_what_it_shows() -> None:
    made: list[int] = []

    def record(number: int) -> Record:
        made.append(number)
        return {"n": number}

    rows = Rows(range(1000), record)
    shared = share([rows, []], rows=4)
    assert (len(shared[0]["rows"]), shared[0]["more"], made) == (4, 996, [0, 1, 2, 3])


def test_in_full_it_is_plain_data() -> None:
    variables = {"due": {"ok": Rows([1], lambda number: {"n": number})}, "pages": [{"name": "Due"}], "not_met": 0}
    assert in_full(variables) == {"due": {"ok": [{"n": 1}]}, "pages": [{"name": "Due"}], "not_met": 0}
    assert type(in_full(variables)["due"]["ok"]) is list
