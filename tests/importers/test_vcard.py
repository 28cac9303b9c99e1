"""Traps of address books; what whole files say is in the samples of the folder vcard."""

import tracemalloc
from datetime import date

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers import vcard
from netnotes.importers.reading.content_lines import LONGEST
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingPerson

OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin@example.org"}))
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\n{}\nEND:VCARD\n"


def read(data: str | bytes) -> Incoming:
    found = vcard.read(Source("x.vcf", data.encode() if isinstance(data, str) else data), OPTIONS)
    assert found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside
    return found


def person(*lines: str) -> IncomingPerson:
    """What one card of Ada's says with these lines."""
    (found,) = read(CARD.format("\n".join(lines))).people
    return found


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1996-04-15", "1996-04-15"),
        ("BDAY:19960415", "1996-04-15"),
        ("BDAY:1996-04-15T00:00:00Z", "1996-04-15"),
        ("BDAY:19960415T000000Z", "1996-04-15"),
        ("BDAY:19930102", "1993-01-02"),
        ("BDAY:--0101", "--01-01"),
        ("BDAY;VALUE=date:1996-04-15", "1996-04-15"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", "--05-09"),
        ("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1605:1605-05-09", "--05-09"),
        ("BDAY:1604-05-09", "--05-09"),
        ("BDAY:1900-05-09", "--05-09"),
        ("item1.BDAY:1996-04-15", "1996-04-15"),
    ],
)
def test_a_birthday_in_every_spelling(line: str, day: str) -> None:
    assert str(person(line).birthday) == day


@pytest.mark.parametrize("value", ["1985-05", "1985", "---15", "circa 1800", "1991-02-30", "04/15/1996", "1204"])
def test_a_birthday_without_a_day_is_told(value: str) -> None:
    found = read(CARD.format(f"BDAY:{value}"))
    assert found.people[0].birthday is None
    assert found.told == (f"dates that name no day of the year give no reminder: line 4 ({value})",)


def test_an_empty_birthday_is_none_and_not_today() -> None:
    found = read(CARD.format("BDAY;VALUE=DATE:"))
    assert (found.people[0].birthday, found.people[0].extra, found.told) == (None, (), ())


def test_a_year_stays_as_it_is_said() -> None:
    assert dict(person("BDAY:1985-05").extra) == {"birthday": "1985-05"}


def test_a_group_of_any_name_before_a_line_is_only_a_group() -> None:
    found = person("home.ADR:;;Rua 1;Lisboa;;1000;Portugal", "work.TEL:+351 21 555 0100")
    assert (found.location, found.phones) == ("Lisboa, Portugal", ("+351 21 555 0100",))


def test_a_number_alone_and_an_organization_alone_are_nobody() -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\n{line}\nEND:VCARD\n"
        for line in ("TEL:+1 555 0100", "ORG:Acme;\nEMAIL:info@acme.example", "EMAIL:ada.king@acme.example\nORG:Acme")
    )
    found = read(cards)
    assert [left.why for left in found.left_out] == [
        "no name, only a phone number",
        "an organization: it has no person's name",
    ]
    assert [one.name for one in found.people] == ["Ada King"]


def test_a_day_of_the_death_makes_nobody_due() -> None:
    assert person("DEATHDATE:20200101").status == "deceased"


def test_groups_and_labels_of_apple() -> None:
    found = person(
        "item1.X-ABDATE:2012-09-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABRELATEDNAMES:Anne",
        "item2.X-ABLabel:_$!<Mother>!$_",
        "ITEM3.X-ABRELATEDNAMES:Charles",
        "item3.X-ABLabel:Engine builder",
    )
    assert [(what, str(day)) for what, day in found.dates] == [("anniversary", "2012-09-01")]
    assert [(relation.what, relation.who) for relation in found.relations] == [
        ("mother", "Anne"),
        ("Engine builder", "Charles"),
    ]


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/ada", "http://www.linkedin.com/in/ada"),
        ("X-SOCIALPROFILE;type=twitter;x-user=ada:x-apple:ada", "https://twitter.com/ada"),
        ("socialProfile;TYPE=linkedin:http://www.linkedin.com/in/", ""),
        ("X-SOCIALPROFILE;type=game:x-apple:ada", ""),
        ("URL:example.org", "https://example.org"),
        ("URL:https\\://example.org", "https://example.org"),
        ("URL:javascript:alert(1)", ""),
        ("URL:file:///etc/passwd", ""),
    ],
)
def test_pages_and_profiles(line: str, url: str) -> None:
    assert person(line).urls == ((url,) if url else ())


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.linkedin.com/in/Ada-L/", "ada-l"),
        ("linkedin.com/in/ada?trk=x", "ada"),
        ("https://uk.linkedin.com/in/andr%C3%A9", "andré"),
        ("https://www.linkedin.com/company/acme", None),
        ("https://evil.example/linkedin.com/in/ada", None),
        ("https://www.linkedin.com/in/..%2F..%2Fx", None),
    ],
)
def test_a_linkedin_address_tells_who_it_is(url: str, slug: str | None) -> None:
    assert dict(person(f"URL:{url}").ids).get("linkedin_id") == slug


def test_the_preferred_address_is_first() -> None:
    assert person("EMAIL:a@example.org", "EMAIL;TYPE=HOME,pref:b@example.org").emails[0] == "b@example.org"
    assert person("EMAIL;PREF=9:a@example.org", "EMAIL;PREF=2:b@example.org").emails[0] == "b@example.org"
    assert person("EMAIL;HOME:a@example.org", "EMAIL;PREF;WORK:b@example.org").emails[0] == "b@example.org"


def test_the_name_of_a_name_in_parts() -> None:
    (found,) = read("BEGIN:VCARD\nN:King\\; Noel;Ada\\, Augusta;;Dr.;\nEND:VCARD").people
    assert found.name == "Ada Augusta King; Noel"


def test_a_card_with_an_address_alone_is_named_after_it() -> None:
    (found,) = read("BEGIN:VCARD\nEMAIL:ada.king-noel+x@example.org\nEND:VCARD").people
    assert (found.name, found.emails) == ("Ada King-Noel", ("ada.king-noel+x@example.org",))


def test_two_cards_of_one_uid_are_two_people_with_one_key() -> None:
    found = read((CARD + CARD).format("UID:1", "UID:1"))
    assert [one.key for one in found.people] == ["1", ""]
    assert [one.ids for one in found.people] == [(("vcard_uid", "1"),)] * 2


def test_a_relation_by_uid_has_the_name_of_its_card() -> None:
    first = CARD.format("RELATED;TYPE=spouse:urn:uuid:b")
    found = read(first + "BEGIN:VCARD\nFN:William King\nUID:urn:uuid:b\nEND:VCARD\n").people[0]
    assert [(one.what, one.who, one.key) for one in found.relations] == [("spouse", "William King", "b")]


def test_encodings_are_told_apart_line_by_line() -> None:
    data = (
        b"BEGIN:VCARD\nFN:J\xf6rg\nNOTE:caf\xc3\xa9\nORG;CHARSET=KOI8-R:\xf0\xcf\nTITLE;CHARSET=rot13:x\xe9\nEND:VCARD"
    )
    (found,) = read(data).people
    assert (found.name, found.remarks[0].text, found.organization, found.role) == ("Jörg", "café", "По", "xé")


def test_a_soft_break_goes_on_in_the_next_line() -> None:
    text = CARD.format("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0A=\ntwo =C3=\n=A9=3D=\n\nTITLE:Countess")
    (found,) = read(text).people
    assert (found.remarks[0].text, found.role) == ("one\ntwo é=", "Countess")


def test_a_soft_break_before_a_space_is_no_fold() -> None:
    assert person("NOTE;QUOTED-PRINTABLE:soft=", " break=", "").remarks[0].text == "soft break"


def test_addresses_and_links_that_are_none_are_told() -> None:
    found = read(CARD.format("EMAIL:ada at example\nURL:javascript:alert(1)"))
    assert found.told == (
        "what is no e-mail address is not kept: line 4 (ada at example)",
        "links that are not http or https are not kept: line 5 (javascript:alert(1))",
    )


@pytest.mark.parametrize("sign", ['"', ";", "=", "\\", ",", "@", "a.", "a@", "=\n", "\n ", ' "', 'A=";'])
@pytest.mark.parametrize("name", ["EMAIL", "NOTE", "X-SOCIALPROFILE", "NOTE;QUOTED-PRINTABLE"])
def test_long_runs_of_one_sign_end(name: str, sign: str) -> None:
    run = sign * (80_000 // len(sign))
    for text in (f"{name}:{run}", f"{name};{run}:x", f"{name};{'A' * 80_000}{run}", f"{name};X={run}:x"):
        assert len(read(CARD.format(text)).people) == 1


def test_what_has_no_place_is_told_once() -> None:
    found = read((CARD + CARD).format("X-FOO:1\nX-FOO:2", "X-FOO:3\nX-BAR:"))
    assert found.told == ("netnotes has no place for: X-FOO (2)",)


def test_a_huge_picture_is_stepped_over_without_a_copy() -> None:
    picture = b"/9j/4AAQSkZJRgABAQAAAQABAAD+" * 1_000_000
    for line_end in (b"\n ", b"\n", b""):
        lines = line_end.join(picture[at : at + 76] for at in range(0, len(picture), 76)) if line_end else picture
        source = Source(
            "x", b"BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:" + lines + b"\nEMAIL:ada@example.org\nEND:VCARD\n"
        )
        tracemalloc.start()
        found = vcard.read(source, OPTIONS)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found.people[0].emails == ("ada@example.org",)
        assert peak < 1_000_000


def test_a_line_that_is_too_long_is_left_out_and_told() -> None:
    found = read(CARD.format("NOTE:" + "x" * LONGEST))
    assert found.people[0].remarks == ()
    assert found.told == ("lines of more than 1 MB are not kept: NOTE",)


def test_a_card_with_too_many_lines_is_left_out() -> None:
    found = read(CARD.format("\n".join(f"EMAIL:a{number}@example.org" for number in range(6000))))
    assert [left.why for left in found.left_out] == ["a card of more than 5000 lines"]


@pytest.mark.parametrize("data", ["", "\n", "FN:Ada\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
def test_a_file_without_a_card_is_not_understood(data: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read(data)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("BEGIN:VCARD\n", True),
        ("\ufeffbegin:vcard\r\n", True),
        ("\n\nBEGIN:VCARD\n", True),
        ("x BEGIN:VCARD\n", False),
        ("BEGIN:VCALENDAR\n", False),
    ],
)
def test_recognising(text: str, sure: bool) -> None:
    assert (vcard.recognise(Source("x", text.encode())) > 0) is sure


PIECES = st.sampled_from(
    [piece.encode("latin-1") for piece in (
        "BEGIN:VCARD\n", "END:VCARD\n", "AGENT:\n", "FN:Ada\n", "N:;;\\;;\n", "BDAY:--0230\n", "PHOTO;X=y:\n",
        " AAAA\n", "EMAIL;TYPE=\"a:b@c.d\n", "NOTE;ENCODING=QUOTED-PRINTABLE:a=\n", "NOTE;ENCODING=b:?\n",
        "ADR;X:;;;;\n", "=\n", "item1.X-ABRELATEDNAMES:\\\n", "RELATED:urn:uuid:1\n", "UID:1\n", "TEL:tel:;ext=\n",
        "\r", "\xff\xfe", "X-ANDROID-CUSTOM:vnd;\n", "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;x\n",
        "FN;CHARSET=utf-16:a\n", "IMPP:\n", "ORG:;\n", "CATEGORIES:,\n",
    )]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=20), max_size=40).map(b"".join))
def test_nothing_but_a_word_comes_of_any_bytes(data: bytes) -> None:
    source = Source("x", data)
    assert 0 <= vcard.recognise(source) <= 100
    try:
        found = read(data)
    except NotUnderstoodError:
        return
    assert all(one.name and one.name == " ".join(one.name.split()) for one in found.people)
    assert all(left.why and 1 <= left.line <= data.count(b"\n") + data.count(b"\r") + 1 for left in found.left_out)


WORDS = st.text(st.sampled_from("abcXYZ äßé日 ,;:\\\"'-.ñ0"), min_size=1, max_size=20).map(str.strip).filter(bool)


@given(
    name=WORDS,
    family=WORDS,
    given_name=WORDS,
    note=WORDS,
    organization=WORDS,
    unit=WORDS,
    phone=st.from_regex(r"\+\d{8}", fullmatch=True),
)
def test_what_vobject_writes_is_read(
    name: str, family: str, given_name: str, note: str, organization: str, unit: str, phone: str
) -> None:
    card = vobject.vCard()
    card.add("fn").value = f"x{name}"
    card.add("n").value = vobject.vcard.Name(family=family, given=given_name)
    card.add("note").value = note
    card.add("org").value = [organization, unit]
    card.add("tel").value = phone
    (found,) = read(card.serialize()).people
    assert found.remarks[0].text == note
    assert found.organization == " ".join(organization.split())
    assert found.department == " ".join(unit.split())
    assert found.phones == (phone,)


def test_a_chinese_name_in_parts_is_the_familys_first() -> None:
    (found,) = read("BEGIN:VCARD\nN:山田;太郎;;;\nEND:VCARD").people
    assert found.name == "山田太郎"


@pytest.mark.parametrize(
    "line",
    [
        "item1.X-ABRELATEDNAMES:Bo Chen\nitem1.X-ABLabel:introduced by",
        "RELATED;VALUE=text;TYPE=x-introduced-by:Bo Chen",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo Chen;11;;;;;;;;;;;;;",
    ],
)
def test_who_introduced_somebody_is_no_mere_relation(line: str) -> None:
    (found,) = read(f"BEGIN:VCARD\nFN:Ana\n{line}\nEND:VCARD").people
    assert [one.who for one in found.introduced_by] == ["Bo Chen"]
    assert found.relations == ()
