from collections.abc import Callable
from typing import get_args

from netnotes.rules.why import Topic
from tests.cli.conftest import Result

Small = Callable[..., Result]


def test_every_number_has_its_reason_and_line(small: Small) -> None:
    lines = small("why", "ana", "silva").out.splitlines()
    assert lines[0] == "Ana Silva  people/Ana Silva.md"
    assert "  own cadence: every 6 weeks  people/Ana Silva.md:4" in lines
    assert "  last coffee on 2026-09-30  people/Ana Silva.md:12" in lines
    assert "  last contact: 2026-09-30 + 6 weeks = 2026-11-11  people/Ana Silva.md:12" in lines
    assert "  overdue: due 2026-11-11 was 10 days before 2026-11-21" in lines
    assert "  2026-09-30 withdrawal of 1: a tip about the grant (balance -1)  people/Ana Silva.md:12" in lines
    assert "  Publish the survey: named in its need statistics  goals/Publish the survey.md:5" in lines


def test_json_is_a_list_of_reasons(small: Small) -> None:
    rows = small("why", "bo", "--format", "json").json
    assert rows[0] == {"topic": "cadence", "text": "own cadence: every month", "path": "people/Bo Chen.md", "line": 2}
    order = get_args(Topic)
    assert [row["topic"] for row in rows] == sorted((row["topic"] for row in rows), key=order.index)


def test_other_formats_have_the_same_rows(small: Small) -> None:
    rows = small("why", "bo", "--format", "json").json
    assert small("why", "bo", "--format", "csv").out.count("\n") == len(rows) + 1
    assert small("why", "bo", "--format", "md").out.count("\n") == len(rows) + 2


def test_a_name_is_needed(small: Small) -> None:
    assert small("why").code == 2
