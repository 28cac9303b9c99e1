"""Traps of mailboxes; what whole files say is in the samples of the folder mail."""

import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers import mail
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin@example.org", "robin moreira"}))
DATE = "Date: Tue, 3 Nov 2026 09:00:00 +0000"


def read(data: str | bytes, options: Options = OPTIONS) -> Incoming:
    found = mail.read(Source("x", data.encode() if isinstance(data, str) else data), options)
    assert found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside
    assert found.inside >= 0
    return found


def message(*headers: str, date_line: str = DATE) -> str:
    return "\n".join((*headers, date_line, "", "Words", ""))


def mbox(*messages: str) -> str:
    return "".join(f"From x@example.org Tue Nov  3 09:00:00 2026\n{one}\n" for one in messages)


def texts(found: Incoming) -> dict[str, list[str]]:
    return {person.emails[0]: [touch.text for touch in person.touches] for person in found.people}


def test_both_directions_on_one_day_are_one_touchpoint() -> None:
    mine = message("From: robin@example.org", "To: ana@example.org", "Subject: Re: Lease")
    theirs = message("From: Ana <ana@example.org>", "To: robin@example.org", "Subject: Lease")
    assert texts(read(mbox(theirs, mine, theirs))) == {"ana@example.org": ["they wrote: Lease; I wrote: Lease"]}


def test_days_are_apart_and_in_order() -> None:
    late = message("From: ana@example.org", "To: robin@example.org", date_line="Date: 5 Nov 2026 09:00 +0000")
    early = message("From: ana@example.org", "To: robin@example.org")
    (person,) = read(mbox(late, early)).people
    assert [str(touch.date) for touch in person.touches] == ["2026-11-03", "2026-11-05"]


def test_a_line_that_begins_with_from_within_a_mail_begins_none() -> None:
    one = message("From: ana@example.org", "To: robin@example.org").replace("Words", "From 2026 on\n\nFrom here")
    assert read(mbox(one, one)).rows == 2


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("List-Id: <choir.example>", "of a list, a newsletter or a machine"),
        ("list-unsubscribe: <mailto:x@y.example>", "of a list, a newsletter or a machine"),
        ("Precedence: bulk", "of a list, a newsletter or a machine"),
        ("Auto-Submitted: auto-generated", "of a list, a newsletter or a machine"),
        ("Date: never", "no date that can be read"),
        ("Date: Tue, 3 Nov 2099 09:00:00 +0000", "dated in the future"),
    ],
)
def test_what_is_no_contact_is_left_out_with_its_reason(header: str, why: str) -> None:
    found = read(message(header, "From: ana@example.org", "To: robin@example.org"))
    assert [left.why for left in found.left_out] == [why]


@pytest.mark.parametrize(
    ("sender", "receiver", "why"),
    [
        ("no-reply@shop.example", "robin@example.org", "of a list, a newsletter or a machine"),
        ("ana@example.org", "choir@example.org", "not addressed to you"),
        ("robin@example.org", "Robin@example.org", "to nobody else"),
        ("robin@example.org", "unsubscribe@shop.example", "to nobody else"),
        ("nobody", "robin@example.org", "no address of a sender"),
    ],
)
def test_who_does_not_count(sender: str, receiver: str, why: str) -> None:
    found = read(message(f"From: {sender}", f"To: {receiver}"))
    assert [left.why for left in found.left_out] == [why]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('"Reis, Ana" <ana@example.org>', "Ana Reis"),
        ("ana.reis@example.org", "Ana Reis"),
        ("=?utf-8?q?J=C3=BCrgen?= <j@example.org>", "Jürgen"),
        ("=?nonsense?q?J=C3?= <ana@example.org>", "=?nonsense?q?J=C3?="),
        ('"ana@example.org" <ana@example.org>', "Ana"),
    ],
)
def test_names(value: str, name: str) -> None:
    assert [person.name for person in read(message(f"From: {value}", "To: robin@example.org")).people] == [name]


def test_a_mark_before_the_first_mail_is_passed_over() -> None:
    one = message("From: ana@example.org", "To: robin@example.org")
    assert [touch.line for touch in read("\ufeff" + mbox(one, one)).people[0].touches] == [1]
    assert read("\ufeff" + one).people[0].name == "Ana"


def test_a_mail_to_several_counts_for_each() -> None:
    found = read(message("From: robin@example.org", "To: a@example.org, b@example.org", "Cc: c@example.org"))
    assert (found.rows, len(found.people), found.told) == (
        3,
        3,
        ("a mail to several people counts once for each of them",),
    )


def test_without_my_address_nobody_can_tell_who_wrote() -> None:
    with pytest.raises(NotUnderstoodError, match="your own address is not known") as refused:
        read(message("From: ana@example.org"), Options(today=OPTIONS.today))
    assert refused.value.hint


def test_the_mails_themselves_are_not_copied() -> None:
    body = "x" * 76 + "\n"
    one = message("From: ana@example.org", "To: robin@example.org").replace("Words\n", body * 100_000)
    source = Source("x", mbox(one, one, one).encode())
    tracemalloc.start()
    found = mail.read(source, OPTIONS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.rows == 3
    assert peak < 2_000_000


PIECES = st.sampled_from(
    [piece.encode("latin-1") for piece in (
        "From x@example.org Tue Nov  3 09:00:00 2026\n", "\n", "\r\n", "From: ana@example.org\n",
        "To: robin@example.org\n", "From: robin@example.org\n", "To: =?utf-8?b?!!!?= <a@b.example>, (((\n",
        "Date: Tue, 3 Nov 2026 09:00:00 +9999\n",
        "Date: Tue, 99 Nov 10000 09:00:00\n", "Date: 3 Nov 2026 09:00 +0000\n", "Subject: =?utf-7?q?+?=\n", " folded\n",
        "Subject: =?idna?q?xn--?=\n", "Subject: \xff\n", "Precedence:\n", "\xef\xbb\xbf", "Cc: \"\\\n",
        "Auto-Submitted: \xe9\n",
    )]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=20), max_size=30).map(b"".join))
def test_nothing_but_a_word_comes_of_any_bytes(data: bytes) -> None:
    assert 0 <= mail.recognise(Source("x", data)) <= 100
    try:
        found = read(data)
    except NotUnderstoodError:
        return
    assert all(person.name == " ".join(person.name.split()) != "" for person in found.people)
    assert all(left.why and 1 <= left.line <= data.count(b"\n") + 1 for left in found.left_out)
