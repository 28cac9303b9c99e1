from datetime import date

import pytest

from netnotes.importers.linkedin_messages import read
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
)
MINE = frozenset({"robin moreira"})


def messages(*rows: tuple[str, str, str, str, str], mine: frozenset[str] = MINE) -> Incoming:
    """Messages of a conversation: its id, from whom, to whom, when, and what was written."""
    lines = [f'{talk},,{who},,"{to}",,{when},,"{text}",INBOX\n' for talk, who, to, when, text in rows]
    return read(Source("x", (HEADER + "".join(lines)).encode()), Options(today=date(2026, 11, 21), mine=mine))


def test_four_hundred_messages_of_a_day_are_one_touchpoint() -> None:
    rows = [
        ("c", "Mia", "Robin Moreira", f"2026-03-04 10:{n % 60:02d}:{n // 60:02d} UTC", f"word {n}") for n in range(400)
    ]
    found = messages(*rows)
    (person,) = found.people
    assert (found.rows, found.inside) == (400, 399)
    assert [(touch.kind, touch.text) for touch in person.touches] == [("message", "they wrote (400 messages): word 0")]


def test_two_conversations_with_one_person_are_joined() -> None:
    found = messages(
        ("a", "Mia", "Robin Moreira", "2026-03-04 10:00:00 UTC", "one"),
        ("b", "Robin Moreira", "Mia", "2026-03-04 09:00:00 UTC", "two"),
    )
    assert [touch.text for touch in found.people[0].touches] == ["we wrote to each other (2 messages): two"]


def test_no_more_than_the_beginning_of_a_message_is_kept() -> None:
    found = messages(("a", "Mia", "Robin Moreira", "2026-03-04", "secret " * 40))
    text = found.people[0].touches[0].text
    assert text == f"they wrote: {('secret ' * 11).strip()}…"


def test_tags_of_html_are_no_part_of_a_message() -> None:
    found = messages(("a", "Mia", "Robin Moreira", "2026-03-04", "<p class='x'>Tea &amp; cake?</p><br/> 2 < 3 "))
    assert found.people[0].touches[0].text == "they wrote: Tea & cake? 2 < 3"


def test_in_a_conversation_of_several_a_message_counts_for_who_wrote_it() -> None:
    found = messages(
        ("g", "Mia", "Robin Moreira,Bo", "2026-03-04", "hello"),
        ("g", "Robin Moreira", "Mia,Bo", "2026-03-04", "hi"),
    )
    assert [person.name for person in found.people] == ["Mia"]
    assert [(row.line, row.why) for row in found.left_out] == [
        (3, "yours to several at once, which is contact with none of them alone")
    ]


def test_nothing_is_guessed_where_two_could_be_me() -> None:
    with pytest.raises(NotUnderstoodError, match="which of these people you are") as refused:
        messages(("a", "Mia", "Bo", "2026-03-04", "hello"), mine=frozenset())
    assert "netnotes new me" in refused.value.hint


def test_who_is_in_every_conversation_is_me() -> None:
    found = messages(
        ("a", "Mia", "Alex", "2026-03-04", "hello"), ("b", "Alex", "Bo", "2026-03-05", "hi"), mine=frozenset()
    )
    assert {person.name: person.touches[0].text for person in found.people} == {
        "Mia": "they wrote: hello",
        "Bo": "I wrote: hi",
    }


def test_a_message_without_text_tells_who_wrote() -> None:
    assert messages(("a", "Mia", "Robin Moreira", "2026-03-04", "")).people[0].touches[0].text == "they wrote"
