import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.environment import make_site_environment
from netnotes.pages.site.note_links import NoteLinks
from tests.pages.hostile import TOKENS
from tests.pages.site.pages import page, pages, site_of

Vault = Callable[[str], Path]
EXAMPLE = Path(__file__).parents[3] / "example-vault"
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
PLAIN = "html head meta title link script body a header details summary nav ul ol li div main section h1 h2 h3 h4 h5 h6"
MARKS = "p span small time dl dt dd table thead tbody tr th td strong em s code pre blockquote hr br mark img"
FORMS = "form label input select option button figure figcaption"
PICTURES = "svg g rect circle line path polyline polygon text tspan desc defs use symbol marker clippath"
TAGS = frozenset(f"{PLAIN} {MARKS} {FORMS} {PICTURES}".split())
FIELDS = (
    "name", "role", "organization", "department", "email", "phone", "url", "category", "tier", "prefers", "met",
    "location", "timezone", "offers", "needs", "interests", "i_offer", "their_goals", "knows", "aliases",
)  # fmt: skip
MORE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onmouseover='alert(1)", "javascript:alert(1)")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example vault with its site."""
    import shutil

    root = tmp_path_factory.mktemp("example") / "vault"
    shutil.copytree(EXAMPLE, root)
    site_of(root)
    return root


def test_every_page_has_the_policy_a_language_a_title_and_one_heading(example: Path) -> None:
    found = pages(example)
    assert {"index.html", "due.html", "people/ana-silva.html", "goals/speak-at-datastroom-2027.html"} <= set(found)
    for path, one in found.items():
        policies = [
            attrs["content"] for attrs in one.all("meta") if attrs.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policies == [CSP], path
        assert {"name": "robots", "content": "noindex, nofollow"} in one.all("meta"), path
        assert {"name": "referrer", "content": "no-referrer"} in one.all("meta"), path
        assert one.all("html") == [{"lang": "en"}], path
        assert one.html.split("</head>")[0].count("<title") == len(one.all("h1")) == len(one.all("main")) == 1, path


def test_every_link_inside_leads_to_a_file_and_to_a_place_on_it(example: Path) -> None:
    found = pages(example)
    for path, one in found.items():
        for address in one.addresses():
            if urlsplit(address).scheme in ("mailto", "tel", "https", "http", "data"):
                continue
            target = unquote(urlsplit(urljoin(f"http://x/{path}", address)).path).lstrip("/")
            assert (example / "site" / target).is_file(), (path, address)
            if fragment := urlsplit(address).fragment:
                assert any(attrs.get("id") == fragment for _, attrs in found[target or path].elements), (path, address)


def test_nothing_is_asked_of_another_place_and_nothing_is_inline(example: Path) -> None:
    for path, one in pages(example).items():
        for tag, attrs in one.elements:
            assert tag in TAGS, (path, tag)
            assert "style" not in attrs, (path, tag)
            assert not any(name.startswith("on") for name in attrs), (path, attrs)
            if src := attrs.get("src"):
                assert re.fullmatch(r"(?:\.\./)?assets/[\w./-]+", src), (path, src)
            if tag == "link":
                assert re.fullmatch(r"(?:\.\./)?assets/[\w./-]+|data:,", attrs["href"] or ""), (path, attrs)
            if tag == "script":
                assert attrs.get("src"), path
        ids = [attrs["id"] for _, attrs in one.elements if "id" in attrs]
        assert len(ids) == len(set(ids)), path


def test_no_page_tells_where_the_vault_lies(example: Path) -> None:
    for path in (example / "site").rglob("*"):
        if path.is_file():
            assert str(example).encode() not in path.read_bytes(), path


@pytest.mark.parametrize("token", [*TOKENS, *MORE])
def test_text_in_every_field_stays_text(vault: Vault, token: str) -> None:
    word = token.replace("\x00", "").replace("\n", " ").replace("\r", " ").replace("\x85", " ").replace("\u2028", " ")
    quoted = '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\x0b", " ") + '"'
    person = "".join(f"{field}: {quoted}\n" for field in FIELDS)
    root = vault(
        f"=== people/p.md\n---\n{person}cadence: weekly\nhelps_with: g\n---\n## Log\n- 2026-11-01 call: {word}\n"
        f"- 2026-11-02 call: [gave:: {word}]\n- 2026-11-03 call: [got:: {word}]\n- [ ] {word} 📅 2026-11-25\n\n{word}\n"
        f"=== goals/g.md\n---\nwhy: {quoted}\nsuccess: {quoted}\nhorizon: {quoted}\nneeds: [{quoted}]\n"
        f"due: 2026-12-01\n---\n"
        f"=== organizations/o.md\n---\nname: {quoted}\nurl: {quoted}\nmy_role: {quoted}\npeople: [p]\n---\n{word}\n"
    )
    site_of(root)
    for path, one in pages(root).items():
        assert "alert(1)" not in "".join(str(attrs) for tag, attrs in one.elements if tag == "script"), path
        for tag, attrs in one.elements:
            assert tag in TAGS, (path, tag)
            assert not any(name.startswith("on") or name == "style" for name in attrs), (path, attrs)
        for address in one.addresses():
            assert urlsplit(address).scheme in ("", "https", "http", "mailto", "tel", "data"), (path, address)
            assert not address.startswith("//"), (path, address)
            assert not address.startswith("data:") or address == "data:,", (path, address)


def test_values_are_escaped_in_every_template() -> None:
    environment = make_site_environment({"x.html.j2": "{{ x }}"}, Addresses(pages={}), NoteLinks())
    assert environment.autoescape is True
    assert environment.get_template("site/x.html.j2").render(x="<b>\"'") == str(escape("<b>\"'")).replace(
        "&quot;", "&#34;"
    ).replace("&#x27;", "&#39;")


@pytest.mark.parametrize(
    ("links", "address"),
    [
        ("obsidian", "obsidian://open?vault=My%20%26%20net&file=people%2FAna%20%26%20Bo.md"),
        ("vscode", "vscode://file{root}/people/Ana%20%26%20Bo.md:1"),
        ("file", "file://{root}/people/Ana%20%26%20Bo.md"),
        ("none", None),
    ],
)
def test_facts_lead_to_their_notes_as_configured(vault: Vault, links: str, address: str | None) -> None:
    root = vault(
        f"=== netnotes.yaml\nsite: {{links: {links}}}\nobsidian: {{vault_name: My & net}}\n=== people/Ana & Bo.md\nhi\n"
    )
    site_of(root)
    found = [attrs["href"] for attrs in page(root, "people/ana-bo.html").all("a") if attrs.get("class") == "note"]
    assert found[:1] == ([address.format(root=root)] if address else [])


def test_notes_open_in_obsidian_where_it_is_used(vault: Vault) -> None:
    root = vault("=== people/Ana.md\nhi\n=== .obsidian/app.json\n{}\n")
    site_of(root)
    assert any(address.startswith("obsidian://open?vault=") for address in page(root, "people/ana.html").addresses())
    assert "vscode" not in page(root, "people/ana.html").html


def test_home_says_the_same_as_home_in_the_vault(example: Path) -> None:
    home = page(example, "index.html")
    named = re.findall(r"^- \*\*\[(.+?)\]", (EXAMPLE / "dashboards/Home.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    assert all(name in home.text for name in named)


def test_an_empty_vault_has_a_kind_site(vault: Vault) -> None:
    root = vault("=== netnotes.yaml\n# nothing\n")
    site_of(root)
    found = pages(root)
    assert "Nobody is here yet" in found["due.html"].text
    assert "Nobody is waiting for a thank-you." in found["index.html"].text


def test_the_search_finds_names_topics_and_text_without_accents(vault: Vault) -> None:
    root = vault(
        "=== people/Zoë Kjær.md\n---\noffers: Gründung\n---\nLikes Łódź.\n=== goals/Ship it.md\n---\nwhy: joy\n---\n"
    )
    site_of(root)
    text = (root / "site/assets/search.js").read_text(encoding="utf-8")
    assert text.startswith("netnotesSearch([")
    assert text.isascii()
    line = next(line for line in text.splitlines() if "people/" in line)
    assert all(word in line for word in ("zoe", "kjaer", "grundung", "lodz"))
    assert '"Ship it", "goal", "goals/ship-it.html"' in text
