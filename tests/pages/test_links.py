import pytest

from netnotes.pages.links import Links, encode_path, escape_pipes, links_for, mailto, tel
from tests.pages.gfm import cells, links, resolve
from tests.pages.hostile import TOKENS

ANA = {"name": "Ana Silva", "path": "people/Ana Silva.md"}
WIKI, MARKDOWN = Links(style="wikilink"), Links(style="markdown")


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        ("dashboards", "people/Ana Silva.md", "[Ana](../people/Ana%20Silva.md)"),
        ("pages/daily", "people/Ana Silva.md", "[Ana](../../people/Ana%20Silva.md)"),
        ("dashboards", "Ana.md", "[Ana](../Ana.md)"),
        ("dashboards", "dashboards/Due.md", "[Ana](./Due.md)"),
        ("dashboards", "a b (c)#d?e%20.md", "[Ana](../a%20b%20%28c%29%23d%3Fe%2520.md)"),
        ("dashboards", "José/陈思远.md", "[Ana](../José/陈思远.md)"),
        ("dashboards", "x|y`z<w>.md", "[Ana](../x%7Cy%60z%3Cw%3E.md)"),
        ("dashboards", "a\u2028b\u00a0c.md", "[Ana](../a%E2%80%A8b%C2%A0c.md)"),
        ("dashboards", "People/A.markdown", "[Ana](../People/A.markdown)"),
    ],
)
def test_a_markdown_link_is_relative_and_encoded(folder: str, path: str, expected: str) -> None:
    assert Links(folder=folder).to({"name": "Ana", "path": path}) == expected


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("people/Ana Silva.md", "Ana Silva", "[[Ana Silva]]"),
        ("people/Ana Silva.md", "Ana", "[[Ana Silva|Ana]]"),
        ("people/Twin.md", "Twin", "[[people/Twin|Twin]]"),
        ("Twin.md", "Twin", "[[Twin]]"),
        ("people/C#.md", "C#", "[C#](../people/C%23.md)"),
        ("people/A^b.md", "A", "[A](../people/A%5Eb.md)"),
        ("people/Ana.md", "A | B", "[A \\| B](../people/Ana.md)"),
        ("people/Ana.md", "[[x]]", "[\\[\\[x\\]\\]](../people/Ana.md)"),
        ("people/Jose\u0301.md", "Jos\u00e9", "[[Jos\u00e9]]"),
        ("people/A.markdown", "A", "[A](../people/A.markdown)"),
    ],
)
def test_a_wikilink_where_it_is_harmless(path: str, name: str, expected: str) -> None:
    found = links_for("wikilink", "dashboards", ["people/Twin.md", "Twin.md", "people/Ana Silva.md"])
    assert found.to({"name": name, "path": path}) == expected


@pytest.mark.parametrize("path", [None, "netnotes.yaml", ".netnotes/templates/dashboards/X.md", "a\\b.md", "x.txt"])
def test_what_is_no_note_is_text(path: str | None) -> None:
    assert WIKI.to({"name": "a|b", "path": path}) == "a\\|b"


def test_a_list_of_links_is_joined() -> None:
    assert MARKDOWN.to([ANA, {"name": "Bo", "path": None}]) == "[Ana Silva](../people/Ana%20Silva.md), Bo"


def test_a_name_is_shared_in_any_case_and_form() -> None:
    found = links_for("wikilink", "dash", ["a/Jose\u0301.md", "b/JOS\u00c9.md", "c/Due.md", "d/Ana.md"], ["Due"])
    assert found.shared == {"jos\u00e9", "due"}
    assert found.page("Due") == "[[dash/Due|Due]]"
    assert found.page("Goals") == "Goals"


def test_links_travel_as_plain_data() -> None:
    found = links_for("wikilink", "dash", ["a/x.md", "b/X.md"], ["Home"])
    assert Links.from_plain(found.plain()) == found


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("style", ["wikilink", "markdown"])
def test_a_link_with_any_text_is_one_link_in_one_cell(token: str, style: str) -> None:
    made = links_for(style, "dashboards", ["people/Ana Silva.md"])  # type: ignore[arg-type]
    row = escape_pipes(f"| {made.to({**ANA, 'name': token})} | x |")
    assert len(cells(row)) == 2
    [(kind, target)] = links(row)
    assert resolve(kind, target, "dashboards/Home.md", ["people/Ana Silva.md"]) == "people/Ana Silva.md"


@pytest.mark.parametrize("token", [t for t in TOKENS if not set(t) & set("/\x00\\") and not t.startswith(".")])
@pytest.mark.parametrize("style", ["wikilink", "markdown"])
def test_a_note_with_any_name_can_be_linked(token: str, style: str) -> None:
    path = f"people/{token}.md"
    made = links_for(style, "dashboards", [path, "people/x.md"])  # type: ignore[arg-type]
    row = escape_pipes(f"| {made.to({'name': 'Ana', 'path': path})} | x |")
    assert len(cells(row)) == 2
    [(kind, target)] = links(row)
    assert resolve(kind, target, "dashboards/Home.md", [path]) == path


def test_pipes_of_wikilinks_are_escaped_in_rows() -> None:
    assert escape_pipes("| [[a|b]] | [[c]] | [[d\\|e]] |") == "| [[a\\|b]] | [[c]] | [[d\\|e]] |"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ana@example.com", "[ana@example.com](mailto:ana@example.com)"),
        ("a+b_c@ex-ample.co.uk", "[a+b_c@ex-ample.co.uk](mailto:a+b_c@ex-ample.co.uk)"),
        ("a?subject=x@example.com", "[a?subject=x@example.com](mailto:a%3Fsubject%3Dx@example.com)"),
        ("a%0abcc@example.com", "[a%0abcc@example.com](mailto:a%250abcc@example.com)"),
        ("josé@example.com", "[josé@example.com](mailto:jos%C3%A9@example.com)"),
        ("a@example.com?bcc=x@example.com", "a@example.com?bcc=x@example.com"),
        ("a@example.com\r\nBcc: b@example.com", "a@example.com Bcc: b@example.com"),
        ("a@b", "a@b"),
        ("two words@example.com", "two words@example.com"),
        ("a" * 400 + "@example.com", "a" * 400 + "@example.com"),
        ("", ""),
    ],
)
def test_mailto_takes_addresses_only(address: str, expected: str) -> None:
    assert mailto(address) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+351 555 0100", "[+351 555 0100](tel:+3515550100)"),
        ("(030) 1234-56", "[(030) 1234-56](tel:030123456)"),
        ("12", "12"),
        ("ask Bo", "ask Bo"),
        ("+1;ext=javascript", "+1;ext=javascript"),
        ("1" * 31, "1" * 31),
    ],
)
def test_tel_takes_numbers_only(number: str, expected: str) -> None:
    assert tel(number) == expected


def test_letters_of_any_script_stay_readable() -> None:
    assert encode_path("ليلى/陈 思远.md") == "ليلى/陈%20思远.md"
