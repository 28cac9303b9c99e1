from textwrap import dedent

import pytest

from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.bodies import ATTRIBUTES, CLASSES, TAGS, render_body
from netnotes.pages.site.note_view import NoteView
from tests.pages.hostile import TOKENS
from tests.pages.site.pages import Page

IMAGE = "assets/images/0123456789abcdef0123456789abcdef.png"
VECTORS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src=//evil.example>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)", "![x](javascript:alert(1))", "![x](https://evil.example/p.png)", "<a href=javascript:x>x</a>",
    '[x](https://ok.example "onmouseover=alert(1)")', "<https://ok.example/\"onclick=x>", "<style>*{}</style>",
    "[a]: javascript:alert(1)\n\n[a]", "<math><mtext></mtext></math>", "<b onmouseover=x>b</b>", "</div></main><h1>x",
    "[[Bo|<img src=x onerror=alert(1)>]]", "#<script>", "==<img src=x>==", "[k\"><script>:: <b>]", "&lt;script&gt;",
    "![[a.png|<b onload=x>]]", "> [!note]<script>x</script>\n> y", "> [!\"><b>] x", "- [\"] x", "`<script>`",
    "[x](\x01javascript:alert(1))", "[x](java\nscript:alert(1))", "<object data=x>", "<form><input></form>",
    "[x](file:///etc/passwd)", "[x](//evil.example/)", "[x](../../index.html)", "<base href=//evil.example>",
)  # fmt: skip


def render(text: str) -> str:
    """A note in people/ that links Bo (a page), Secret (private) and Plain (no page) as HTML."""
    links = {"Bo": "people/Bo.md", "../people/Bo": "people/Bo.md", "Secret": "people/Secret.md", "Plain": "Plain.md"}
    addresses = Addresses(pages={"people/Bo.md": "people/bo.html"})
    view = NoteView(links, {"a.png": IMAGE}, addresses, lambda target: target == "Secret", "../")
    return str(render_body(dedent(text), view, frozenset({"trust"})))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Title", "<h3>Title</h3>\n"),
        ("###### Deep", "<h6>Deep</h6>\n"),
        ("---\ntype: person\n---\nHi", "<p>Hi</p>\n"),
        ("[[Bo]]", '<p><a href="../people/bo.html" rel="noreferrer">Bo</a></p>\n'),
        ("[[Bo#Log|him]]", '<p><a href="../people/bo.html" rel="noreferrer">him</a></p>\n'),
        ("[him](../people/Bo.md)", '<p><a href="../people/bo.html" rel="noreferrer">him</a></p>\n'),
        ("[[Plain|a *note*]] and [[Nobody]]", "<p>a *note* and Nobody</p>\n"),
        ("[[Secret]], [[Secret|S]], [S](Secret.md), ![[Secret]]", "<p>someone, someone, someone, someone</p>\n"),
        ("a %% hidden %% b", "<p>a  b</p>\n"),
        ("a %% hidden", "<p>a</p>\n"),
        ("a\n\n%%\nhidden\n\nhidden\n%%\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("a <!-- hidden --> b", "<p>a  b</p>\n"),
        ("a\n\n<!-- hidden\n\nhidden -->\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("`%% kept %%`", "<p><code>%% kept %%</code></p>\n"),
        ("x ==marked== y", "<p>x <mark>marked</mark> y</p>\n"),
        ("#work/big and C#, #1", '<p><span class="hashtag">#work/big</span> and C#, #1</p>\n'),
        ("said ^quote-1", "<p>said </p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("[gave:: a [[Bo]]]",
         '<p><span class="field">gave: a <a href="../people/bo.html" rel="noreferrer">Bo</a></span></p>\n'),
        ("![[a.png|80]]", f'<p><img src="../{IMAGE}" alt="a" width="80"></p>\n'),
        ("![A lamp](a.png)", f'<p><img src="../{IMAGE}" alt="A lamp"></p>\n'),
        ("![[b.png]] ![far](https://evil.example/x.png)", "<p>b.png far</p>\n"),
        ("https://ok.example", "<p>https://ok.example</p>\n"),
        ("<https://ok.example>", '<p><a href="https://ok.example" rel="noreferrer">https://ok.example</a></p>\n'),
        ("trust:: 4\nb", "<p>b</p>\n"),
        ("a [trust:: 4] b", "<p>a b</p>\n"),
    ],
)  # fmt: skip
def test_each_construct_becomes_what_it_means(text: str, html: str) -> None:
    assert render(text) == html


def test_tasks_are_glyphs_with_words_and_no_boxes() -> None:
    page = Page(render("- [ ] call\n- [x] wrote\n- [-] visit\n"))
    assert [attrs["aria-label"] for attrs in page.all("span")] == ["to do", "done", "cancelled"]
    assert page.all("input") == []
    assert "[" not in page.text


def test_a_callout_is_a_box_with_its_title() -> None:
    assert render("> [!tip] Look *here*\n> [[Bo]]\n>\n> more") == (
        '<div class="callout callout-good">\n<p class="callout-title">Look <em>here</em></p>\n'
        '<p><a href="../people/bo.html" rel="noreferrer">Bo</a></p>\n<p>more</p>\n</div>\n'
    )


def test_a_folded_callout_unfolds_without_a_script() -> None:
    html = render("> [!faq]- Why?\n> Because.")
    assert html.startswith('<details class="callout callout-warm">\n<summary class="callout-title">Why?</summary>')
    assert "<details open" in render("> [!note]+\n> x").replace(' class="callout"', "")


def test_a_table_keeps_its_numbers_to_the_right_without_a_style() -> None:
    page = Page(render("| a | b |\n|---|--:|\n| x | 1 |\n"))
    assert [attrs.get("class") for attrs in page.all("td")] == [None, "number"]


def test_what_netnotes_filled_in_is_left_to_the_page_itself() -> None:
    region = "%% netnotes:begin history %%\nfilled [[Secret]]\n%% netnotes:end %%\n"
    assert render(f"a\n\n{region}\nb") == "<p>a</p>\n<p>b</p>\n"
    assert render(f"a\n\n## History\n\n{region}\n## More\n\nb") == "<p>a</p>\n<h4>More</h4>\n<p>b</p>\n"
    assert render(f"## History\n\nmine\n\n{region}") == "<h4>History</h4>\n<p>mine</p>\n"
    assert render(f"## History\n{region}") == ""


@pytest.mark.parametrize("text", [*VECTORS, *TOKENS])
@pytest.mark.parametrize(
    "shape", ["{}", "- {}", "> {}", "# {}", "| a |\n|---|\n| {} |", "x {} y", "[[Bo|{}]]", "```\n{}"]
)
def test_nothing_outside_the_allow_list_ever_comes_out(text: str, shape: str) -> None:
    html = render(shape.format(text))
    for tag, attrs in Page(html).elements:
        assert tag in TAGS, html
        allowed = ATTRIBUTES.get(tag, set()) | ({"class"} if tag in CLASSES else set())
        assert set(attrs) <= allowed | ({"rel"} if tag == "a" else set()), html
        assert set((attrs.get("class") or "").split()) <= CLASSES.get(tag, set()), html
        if tag == "a":
            href = attrs["href"] or ""
            assert href == "../people/bo.html" or href.startswith(("https://ok.example", "https://evil.example")), html
            assert attrs["rel"] == "noreferrer"
        if tag == "img":
            assert attrs["src"] == f"../{IMAGE}", html


@pytest.mark.parametrize("piece", ["[", "![", "*a ", "> ", "- ", "%%a", "[[", "==a", "[a::", "`", "|", "(a::", "<!--"])
def test_odd_texts_end(piece: str) -> None:
    render(piece * 30_000)
