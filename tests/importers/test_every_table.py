"""What the formats that are tables have in common; `test_contract` asks the rest of every format."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers import importer, recognised
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin moreira"}))
HEADERS = {
    "linkedin": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "linkedin_messages": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER",
    "google": "First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,"
    "Address 1 - Formatted,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value",
    "outlook": "First Name,Last Name,Company,Business Street,Business City,Business Phone,Birthday,Anniversary,"
    "Categories,E-mail Address,Notes,Private,Spouse,Web Page",
    "any_csv": "Name,Email,Phone,Company,Tags,Birthday,Notes,Cadence,Status,Website,Dates",
    "touchpoints": "date,person,email,kind,note,gave,got,direction,size",
}
FORMATS = sorted(HEADERS)
CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "Ada Lovelace", "Robin Moreira", "Robin Moreira,Ada", "ada@example.org", "2026-03-04", "3/4/1990",
         "31/12/1990", "https://www.linkedin.com/in/ada", "javascript:alert(1)", "=1+1", "a ::: b", "a; b", "* ",
         "SPAM", "c1", "out", "--02-29", "+49 170 555", "\0", '"', "\n", ":::", "9999-12-31",
         "0001-01-01", "TRUE", "29 Feb"]
    ),
)  # fmt: skip


def counts_add_up(found: Incoming) -> bool:
    return found.inside >= 0 and found.rows == (
        len(found.people) + len(found.meetings) + len(found.left_out) + found.inside
    )


def read_or_refused(name: str, source: Source) -> Incoming:
    """What a file says, nobody where it is refused in words; anything else that happens is a defect."""
    try:
        return importer(name).read(source, OPTIONS)
    except NotUnderstoodError as err:
        refused = err
    assert refused.message
    assert refused.line >= 1
    return Incoming(rows=0)


@pytest.mark.parametrize("name", FORMATS)
@given(rows=st.lists(st.lists(CELLS, max_size=15), max_size=6))
def test_whatever_stands_in_the_cells_is_read_or_refused(name: str, rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    data = f"{HEADERS[name]}\n{written.getvalue()}".encode(errors="replace")
    found = read_or_refused(name, Source("x.csv", data))
    assert counts_add_up(found)
    assert all(person.name for person in found.people)


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.binary(max_size=200), after_header=st.booleans())
def test_whatever_bytes_are_read_or_refused(name: str, data: bytes, after_header: bool) -> None:
    source = Source("x.csv", HEADERS[name].encode() + b"\n" + data if after_header else data)
    assert 0 <= importer(name).recognise(source) <= 100
    assert counts_add_up(read_or_refused(name, source))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_told_by_its_header_alone(name: str) -> None:
    assert recognised(Source("x.csv", HEADERS[name].encode())) == name


@pytest.mark.parametrize(
    "text",
    [
        "# People\n\nEach has a name, an email, a phone.\nThen comes more text without any comma\nand more.\n",
        "| Name | Email |\n|---|---|\n| Ada | a@example.org |\n",
        "rows = Row(\n    name, email, phone,\n)\nprint(rows)\nprint(rows)\n",
        "from x import (\n    date, person, kind,\n)\n\ndef read(rows):\n    return rows\n",
        "BEGIN:VCARD\nVERSION:3.0\nN:Name;Email;Phone;;\nFN:Ada\nEND:VCARD\n",
        '{"name": "Ada", "email": "a@example.org",\n "phone": ""}\n',
        "From: Ada <ada@example.org>\nTo: name, email, phone\nSubject: hello\n\nHello, Bo!\n",
    ],
)
def test_text_with_commas_is_no_table(text: str) -> None:
    assert {name: importer(name).recognise(Source("x", text.encode())) for name in FORMATS} == dict.fromkeys(FORMATS, 0)


@pytest.mark.parametrize("name", FORMATS)
def test_a_header_without_rows_holds_nobody(name: str) -> None:
    assert importer(name).read(Source("x.csv", HEADERS[name].encode()), OPTIONS) == Incoming(rows=0)


@pytest.mark.parametrize("name", FORMATS)
def test_a_huge_cell_is_refused_with_its_line(name: str) -> None:
    data = HEADERS[name].encode() + b'\n\n"' + b"a" * 10_000_000
    with pytest.raises(NotUnderstoodError, match="131,072 signs") as refused:
        importer(name).read(Source("x.csv", data), OPTIONS)
    assert refused.value.line == 3


@pytest.mark.parametrize("sign", [" ", "a", "1", "@", ";", "/", "-", "a.", "1/", "(", ":", "* "])
@pytest.mark.parametrize("name", FORMATS)
def test_a_long_cell_of_one_sign_takes_no_long_time(name: str, sign: str) -> None:
    """Patterns that try again at every sign would take minutes; the time is what would stop the run."""
    width = HEADERS[name].count(",") + 1
    cell = f'"x{(sign * 130_000)[:130_000]}x"'
    found = importer(name).read(Source("x.csv", f"{HEADERS[name]}\n{','.join([cell] * width)}\n".encode()), OPTIONS)
    assert counts_add_up(found)
    assert found.rows == 1
