"""What every format must hold: `netnotes/importers/__init__.py` says it, the samples beside this file show it.

A format comes with hand-written samples in a folder of its name here, each with what it says in `NAME.expected.json`
(`python -m tests.importers.expect FORMAT` writes it, a person reads it). `NAME.options.json` may hold a ``mapping`` of
headers and fields, and ``named: true`` for a file that only ``--as`` can tell.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from netnotes.importers import importer, names, recognised
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingPerson
from tests.importers.samples import HERE, MINE, TODAY, Sample, plain, read, samples

ALL = [sample for name in names() for sample in samples(name)]
READABLE = [sample for sample in ALL if sample.readable]
OPTIONS = Options(today=TODAY, mine=MINE)
GARBAGE = {
    "empty": b"",
    "blank": b" \n\n",
    "nulls": b"\x00" * 300,
    "high bytes": bytes(range(128, 256)) * 4,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50,
    "an archive": b"PK\x03\x04" + b"\x00" * 60,
    "half a mark": b"\xff\xfe\x00",
    "a page": b"<!doctype html><html><body>No such page</body></html>",
    "prose": "Dear Ana, the roadmap is done.\nÇa va bien.\n".encode(),
    "a deep list": b"[" * 20_000,
    "an open quote": b'"' + b"a,b\n" * 50,
}


def shown(sample: Sample) -> str:
    return f"{sample.format}/{sample.path.name}"


def read_or_refused(name: str, source: Source, options: Options) -> Incoming:
    """What a file says, nothing where it is refused in words; anything else that happens is a defect."""
    try:
        return importer(name).read(source, options)
    except NotUnderstoodError as err:
        refused = err
    assert refused.message
    assert refused.line >= 1
    return Incoming(rows=0)


def people_of(found: Incoming) -> Iterator[IncomingPerson]:
    yield from found.people
    for meeting in found.meetings:
        yield from meeting.people


@pytest.mark.parametrize("name", names())
def test_a_format_says_what_it_is(name: str) -> None:
    module = import_module(f"netnotes.importers.{name}")
    assert (module.__doc__ or "").strip().splitlines()[0].endswith(".")
    assert importer(name).TITLE
    assert list(inspect.signature(module.recognise).parameters) == ["source"]
    assert list(inspect.signature(module.read).parameters) == ["source", "options"]


@pytest.mark.parametrize("name", names())
def test_a_format_has_samples(name: str) -> None:
    assert [sample for sample in READABLE if sample.format == name], f"write some into {HERE.name}/{name}/"


def test_no_samples_lie_about_that_nobody_reads() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and any(path.glob("*.expected.json"))}
    assert folders <= set(names())
    assert set(HERE.glob("*/*.expected.json")) == {sample.expected for sample in ALL}


@pytest.mark.parametrize("sample", ALL, ids=shown)
def test_a_sample_says_what_is_expected(sample: Sample) -> None:
    assert sample.said() == json.loads(sample.expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", [sample for sample in READABLE if not sample.named], ids=shown)
def test_a_sample_is_recognised(sample: Sample) -> None:
    assert recognised(sample.source) == sample.format


@pytest.mark.parametrize("sample", [sample for sample in ALL if not sample.readable], ids=shown)
def test_a_sample_that_is_refused_says_how_to_mend_it(sample: Sample) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        read(sample)
    assert refused.value.message
    assert 1 <= refused.value.line <= sample.source.text.count("\n") + 1


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_every_row_is_accounted_for(sample: Sample) -> None:
    found = read(sample)
    assert found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside
    assert found.inside >= 0
    assert all(left.why and left.line >= 1 for left in found.left_out)


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_what_is_read_is_stripped_and_has_its_place(sample: Sample) -> None:
    found = read(sample)
    lines = sample.source.text.count("\n") + 1
    for person in people_of(found):
        assert 1 <= person.line <= lines
        assert person.source
        assert person.name or person.emails or person.phones, "somebody who cannot be named is left out"
        single = (person.name, *person.aliases, *person.emails, *person.phones, *person.urls, person.organization,
                  person.department, person.role, person.location, *person.groups)  # fmt: skip
        assert [text for text in single if text != " ".join(text.split())] == []
        assert [key for key, value in (*person.ids, *person.extra) if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []
        assert all(value == value.strip() != "" for _, value in (*person.ids, *person.extra))
    for meeting in found.meetings:
        assert 1 <= meeting.line <= lines
        assert meeting.title == " ".join(meeting.title.split()) != ""
        assert not MINE & {text.casefold() for person in meeting.people for text in (person.name, *person.emails)}


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_a_key_names_one_person(sample: Sample) -> None:
    keys = [person.key for person in read(sample).people if person.key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_reading_twice_gives_the_same(sample: Sample) -> None:
    assert plain(read(sample)) == plain(read(sample))


@pytest.mark.parametrize("what", GARBAGE)
@pytest.mark.parametrize("name", names())
def test_what_is_no_such_file_is_refused_with_a_word(name: str, what: str) -> None:
    source = Source("x", GARBAGE[what])
    assert importer(name).recognise(source) == 0
    found = read_or_refused(name, source, OPTIONS)
    assert (found.people, found.meetings) == ((), ())


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_a_truncated_file_is_read_as_far_as_it_goes_or_refused(sample: Sample) -> None:
    data = sample.path.read_bytes()
    for at in range(0, len(data), max(len(data) // 23, 1)):
        source = Source(sample.path.name, data[:at])
        importer(sample.format).recognise(source)
        found = read_or_refused(sample.format, source, sample.options)
        assert found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside


@pytest.mark.parametrize("sample", READABLE, ids=shown)
def test_no_format_is_as_sure_of_anothers_file(sample: Sample) -> None:
    own = importer(sample.format).recognise(sample.source)
    others = {name: importer(name).recognise(sample.source) for name in names() if name != sample.format}
    assert {name: sure for name, sure in others.items() if sure >= max(own, 1)} == {} or sample.named
