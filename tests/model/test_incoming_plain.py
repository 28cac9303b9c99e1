"""What files say as plain values, and back."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.dates import PartialDate
from netnotes.model.incoming import IncomingFavour, IncomingPerson, IncomingRelation, IncomingTask, IncomingTouch
from netnotes.model.incoming_plain import incoming_person, plain

WHOLE = IncomingPerson(
    line=3,
    name="Ana Silva",
    source="LinkedIn",
    ids=(("linkedin_id", "ana"),),
    emails=("ana@acme.example",),
    birthday=PartialDate(month=3, day=2),
    dates=(("wedding", PartialDate(month=6, day=20, year=2015)),),
    met_on=date(2020, 1, 2),
    introduced_by=(IncomingRelation(what="introduced by", who="Bo", key="b"),),
    status="archived",
    touches=(
        IncomingTouch(
            line=4, date=date(2024, 5, 6), favours=(IncomingFavour(direction="deposit", what="a book", size=2),)
        ),
    ),
    tasks=(IncomingTask(line=5, text="send the plan", waiting=True, due=date(2024, 6, 1)),),
    extra=(("pets", "a dog"),),
)


def test_a_person_as_values() -> None:
    assert plain(WHOLE)["touches"] == [
        {"line": 4, "date": "2024-05-06", "favours": [{"direction": "deposit", "what": "a book", "size": 2}]}
    ]
    assert plain(IncomingPerson(line=1, name="", source="x")) == {"line": 1, "name": "", "source": "x"}


def test_there_and_back() -> None:
    assert incoming_person(json.loads(json.dumps(plain(WHOLE)))) == WHOLE


@given(st.builds(IncomingPerson, birthday=st.none(), dates=st.just(()), status=st.sampled_from(["", "deceased"])))
def test_any_person_there_and_back(person: IncomingPerson) -> None:
    assert incoming_person(json.loads(json.dumps(plain(person)))) == person


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"emails": "ana@acme.example"}, "emails: 'ana@acme.example' is no list"),
        ({"emails": [3]}, "emails: '3' is not what stands there"),
        ({"line": True}, "line: 'True' is not what stands there"),
        ({"birthday": "spring"}, "birthday: 'spring' is no date"),
        ({"met_on": "2024-13-01"}, "met_on: month must be in 1..12"),
        ({"status": "gone"}, "status: 'gone' is none of '', 'archived', 'deceased'"),
        ({"ids": [["a"]]}, "ids: \"['a']\" has not 2 items"),
        ({"touches": [{"line": 1}]}, "touches: date is missing"),
        ({"touches": ["x"]}, "touches: 'x' is no map of values"),
        ({"nickname": "Annie"}, "nickname is not known"),
    ],
)
def test_what_cannot_be_read(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        incoming_person({**plain(WHOLE), **change})
