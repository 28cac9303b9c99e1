import pytest

from netnotes.importers.reading.cells import (
    join_name,
    read_emails,
    read_phones,
    read_urls,
    split_list,
)
from netnotes.importers.reading.notices import Notices


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("ada@example.org", ("ada@example.org",)),
        ("Ada Lovelace <ada@example.org>", ("ada@example.org",)),
        ("mailto:ada@example.org", ("ada@example.org",)),
        (
            "ada@example.org; Bo <bo@example.org>, cy@example.org",
            ("ada@example.org", "bo@example.org", "cy@example.org"),
        ),
        ("ada@example.org ::: Ada@Example.org", ("ada@example.org",)),
        ('[{"email":"ada@example.org","label":"work"}]', ("ada@example.org",)),
        ("/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ada", ()),
        ("@example.org", ()),
        ("ada@localhost", ()),
        ("ada@@example.org", ()),
    ],
)
def test_email_addresses_of_a_cell(written: str, found: tuple[str, ...]) -> None:
    notices = Notices()
    assert read_emails([written], 3, notices) == found
    assert bool(notices.told()) == (not found)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("+49 170 555 0102", ("+49 170 555 0102",)),
        ('="+49 170 555 0102"', ("+49 170 555 0102",)),
        ("'0170 555", ("0170 555",)),
        ("tel:+1-555-0100", ("+1-555-0100",)),
        ("030 / 555 12 ::: +49 30 555 12", ("030 / 555 12", "+49 30 555 12")),
        ("555 0100; 5550100", ("555 0100",)),
        ("4.91E+11", ()),
        ("4,91E+11", ()),
        ("none", ()),
        ("=1+1", ()),
        ("1" * 41, ()),
    ],
)
def test_phone_numbers_of_a_cell(written: str, found: tuple[str, ...]) -> None:
    notices = Notices()
    assert read_phones([written], 3, notices) == found
    assert bool(notices.told()) == (not found)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("https://example.org/a;b", ("https://example.org/a;b",)),
        ("HTTP://example.org", ("HTTP://example.org",)),
        ("www.example.org linkedin.com/in/ada", ("https://www.example.org", "https://linkedin.com/in/ada")),
        ("https://example.org ::: https://example.com", ("https://example.org", "https://example.com")),
        ("javascript:alert(1)", ()),
        ("data:text/html,x", ()),
        ("file:///etc/passwd", ()),
        ("@ada", ()),
    ],
)
def test_web_addresses_of_a_cell(written: str, found: tuple[str, ...]) -> None:
    notices = Notices()
    assert read_urls([written], 3, notices) == found
    assert bool(notices.told()) == (not found)


def test_names_of_their_parts() -> None:
    assert join_name(" Ada ", "King", family="Lovelace", suffix="PhD") == "Ada King Lovelace PhD"
    assert join_name("", family="Lovelace") == "Lovelace"
    assert join_name("伟", family="李") == "李伟"
    assert join_name("민준", family="김") == "김민준"
    assert join_name("Wei", family="李") == "Wei 李"


def test_lists_are_parted_by_commas_only_where_nothing_else_parts_them() -> None:
    assert split_list("choir, data", commas=True) == ("choir", "data")
    assert split_list("choir, alto; data", commas=True) == ("choir, alto", "data")
    assert split_list("choir, alto") == ("choir, alto",)
    assert split_list("a ::: b\nc | a;") == ("a", "b", "c")
