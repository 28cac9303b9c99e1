"""The timeline of one person."""

from netnotes.model.places import Place
from netnotes.rules.history import HistoryRow, history_rows
from tests.rules.build import TODAY, gave, got, net, path_of, person, touch


def test_touchpoints_and_exchanges_by_date() -> None:
    also = (Place(path="daily.md", line=3),)
    network = net(
        person("Ana"),
        person("Bo"),
        got("Ana", "2026-12-02", 2, what="advice", line=8),
        gave("Ana", "2026-11-01", what="a hint", line=5),
        touch("Ana", "2026-12-01"),
        touch("Ana", "2026-12-01", "recorded", source="recorded"),
        touch("Ana", "2026-11-01", line=5, text="moved teams", also=also),
        touch("Ana", "2026-11-01", "like", line=4, resets=False),
        touch("Bo", "2026-11-01"),
        got("Bo", "2026-12-02"),
    )
    rows = history_rows(network, path_of("Ana"), TODAY)
    assert [(row.date.isoformat(), row.entry, row.kind, row.text, row.scheduled, row.resets) for row in rows] == [
        ("2026-11-01", "touchpoint", "like", "", False, False),
        ("2026-11-01", "touchpoint", "coffee", "moved teams", False, True),
        ("2026-11-01", "exchange", "deposit", "a hint", False, False),
        ("2026-12-01", "touchpoint", "coffee", "", True, True),
        ("2026-12-02", "exchange", "withdrawal", "advice", True, False),
    ]
    assert [row.size for row in rows] == [0, 0, 1, 0, 2]
    assert (rows[1].also, rows[1].place) == (also, Place(path=path_of("Ana"), line=5))
    assert all(hasattr(rows[0], key) for key in HistoryRow.JSON)


def test_today_is_not_scheduled() -> None:
    network = net(person("Ana"), touch("Ana", TODAY), gave("Ana", TODAY))
    assert [row.scheduled for row in history_rows(network, path_of("Ana"), TODAY)] == [False, False]


def test_an_unknown_path_has_no_history() -> None:
    assert history_rows(net(touch("Ana", TODAY)), path_of("Ana"), TODAY) == ()
