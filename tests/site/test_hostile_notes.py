"""Notes from a stranger: whatever stands in their names and fields stays text, also where a policy would allow it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.index.processes import environment, run
from tests.site.browsing import Eyes, kinds_of, looking, pages_of

DO = "document.title='taken';window.taken=1"
VECTORS = (
    f"<script>{DO}</script>",
    f"</script><script>{DO}</script>",
    f"</title></style></textarea><script>{DO}</script>",
    f"<img src=x onerror=\"{DO}\">",
    f"<svg onload=\"{DO}\"></svg>",
    f"<svg><script>{DO}</script></svg>",
    f"\"><img src=x onerror={DO}>",
    f"' autofocus onfocus={DO} tabindex=0 x='",
    f"\" autofocus onfocus=\"{DO}\" tabindex=0 x=\"",
    f"<body onload={DO}>",
    f"<details open ontoggle={DO}>",
    f"<iframe srcdoc=\"<script>parent.{DO}</script>\"></iframe>",
    "<iframe src=\"https://evil.example/\"></iframe>",
    "<object data=\"https://evil.example/\"></object><embed src=\"https://evil.example/\">",
    "<link rel=stylesheet href=https://evil.example/x.css><style>*{display:none}</style>",
    "<base href=https://evil.example/><meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<form action=https://evil.example/><input name=x><button>press</button></form>",
    f"[press](javascript:{DO})",
    f"[press](<java\tscript:{DO}>) <a href=\"JaVaScRiPt:{DO}\">press</a>",
    f"![x](https://evil.example/pixel.png) ![[https://evil.example/a.png]] ![x](data:text/html,<script>{DO}</script>)",
    f"[[x|<img src=x onerror={DO}>]] [x](data:text/html;base64,PHNjcmlwdD4=) [y](vbscript:x) <javascript:{DO}>",
    f"`</code><script>{DO}</script>` %%</script><script>{DO}</script>%% <!-- --><script>{DO}</script>",
    f"{{% raw %}} {{# x #}} ${{{DO}}} #{{{DO}}} <?php {DO} ?>",
    "\u202e\u2066<b>\u2069 \x1b]0;taken\x07 \u2028\u2029",
    f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={DO}&gt;\">",
    f"<noscript><p title=\"</noscript><img src=x onerror={DO}>\">",
)  # fmt: skip
# What is there beyond what the templates write: elements and attributes that would do something.
ALIVE = r"""() => {
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName, src = one.getAttribute("src") || "";
    const odd = ["iframe", "object", "embed", "base", "applet", "frame", "math"].includes(name)
      || (name === "script" && !/(^|[/])assets[/][a-z]+[.]js$/.test(src))
      || (name === "style" && !one.closest("svg"))
      || (name === "form" && one.id !== "filters")
      || (name === "meta" && /refresh/i.test(one.httpEquiv));
    if (odd) found.push(one.outerHTML);
    for (const attribute of one.attributes) {
      const { value } = attribute;
      const moved = one.matches(".graph-picture") && /^(--scale: [0-9.]+;|height: [0-9.]+px;|\s)*$/.test(value);
      if (attribute.name === "style" && moved) continue;
      if (/^on|^srcdoc$|^style$|^formaction$|^ping$/i.test(attribute.name)) found.push(one.outerHTML);
      if (!/^(href|src|xlink:href|action|data|poster|srcset|background)$/i.test(attribute.name)) continue;
      if (/^[^/#]*:/.test(value) && !/^(https?|mailto|tel|obsidian|vscode|data):/.test(value)) found.push(value);
      if (/^data:/.test(value) && !/^data:(,$|image[/])/.test(value)) found.push(value);
      if (name !== "a" && /^(https?:)?[/][/]/.test(value)) found.push(one.outerHTML);
    }
  }
  return found.map((text) => text.slice(0, 200));
}"""


def quoted(text: str) -> str:
    """As YAML, in double quotes."""
    codes = {char: f"\\u{ord(char):04x}" for char in text if ord(char) < 32 or char in "\u2028\u2029"}
    return '"' + "".join(codes.get(char, "\\" + char if char in '"\\' else char) for char in text) + '"'


PERSON = """---
type: person
cadence: monthly
birthday: 1980-11-25
knows: [{linked}, {former}]
introduced_by: {former}
{fields}
email: [{value}, "javascript:{do}"]
links: [{value}]
{value}: {value}
---
{flat}

# {flat}
> [!{flat}] {flat}
> {flat}

- [ ] {flat} 📅 2026-11-25 #waiting

| {flat} | b |
|---|---|
| {flat} | {flat} |

```{flat}
{flat}
```

## Log
- 2026-11-1{digit} coffee: {flat} [gave:: {flat}] [got:: {flat}] [next:: {flat}]
- 2026-10-01 {flat}

## Homework
{flat}
"""
FIELDS = """name aliases role organization category tier trust met_at how_we_met timezone location phone website
linkedin tags interests needs offers i_offer helps_with family lifeline status department"""
GOAL = """---
type: goal
title: {value}
due: 2026-12-01
why: {value}
success: {value}
horizon: {value}
needs: [{value}, {{what: {value}, category: {value}}}]
people: [{linked}]
parent: {value}
progress: {value}
---
{flat}
"""
ORGANIZATION = """---
type: organization
name: {value}
kind: {value}
my_role: {value}
website: {value}
cadence: monthly
---
{flat}
"""
MEETING = """---
type: meeting
date: 2026-11-0{digit}
people: [{linked}, {value}]
kind: intro
stage: asked
place: {value}
topic: {value}
gave: {value}
got: {value}
---
{flat}
- [ ] {flat}
"""
BROKEN = "---\n{flat}: [\n---\n"
KINDS = {"people": PERSON, "goals": GOAL, "organizations": ORGANIZATION, "meetings": MEETING, "broken": BROKEN}


def write(root: Path) -> None:
    """A vault in which every field of every kind of note holds each of the vectors."""
    former = linked = quoted("[[nobody]]")
    for number, vector in enumerate(VECTORS):
        value = quoted(vector)
        name = f"{number} " + "".join(char for char in vector if char not in "/\\\0" and ord(char) > 31)[:60]
        former, linked = linked, quoted(f"[[{name}]]")
        fields = "\n".join(f"{field}: {value}" for field in FIELDS.split())
        for kind, text in KINDS.items():
            path = root / kind / f"{name}.md"
            path.parent.mkdir(exist_ok=True)
            flat, digit = vector.replace("\t", " "), number % 9 + 1
            filled = text.format(
                value=value, flat=flat, linked=linked, former=former, fields=fields, digit=digit, do=DO
            )
            path.write_text(filled, encoding="utf-8")
    me = f"---\nneeds: [{quoted(VECTORS[0])}]\noffers: [{quoted(VECTORS[3])}]\n---\n"
    (root / "Me.md").write_text(me, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    above = tmp_path_factory.mktemp("hostile")
    (above / "vault").mkdir()
    write(above / "vault")
    run(above / "vault", ("build", "--site"), environment(above))
    return above / "vault" / "site"


@contextmanager
def untouched(browser: Browser, site: Path, *, bypass_csp: bool) -> Iterator[Eyes]:
    """Eyes that were shown nothing but text."""
    with looking(browser, site.as_uri() + "/", bypass_csp=bypass_csp) as eyes:
        yield eyes
        assert eyes.found() == []


def test_there_is_something_to_see(hostile: Path) -> None:
    assert len(pages_of(hostile)) >= 3 * len(VECTORS) + 10
    assert "document.title" in (hostile / "people.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("bypass_csp", [False, True])
def test_pages(browser: Browser, hostile: Path, bypass_csp: bool) -> None:
    """All of them without the policy; some with it, which would tell of anything that it has to stop."""
    with untouched(browser, hostile, bypass_csp=bypass_csp) as eyes:
        for path in pages_of(hostile) if bypass_csp else kinds_of(hostile):
            page = eyes.go(path)
            assert not page.title().startswith("taken"), path
            assert page.evaluate("window.taken") is None, path
            assert page.evaluate(ALIVE) == [], path


def test_what_is_alive_would_be_seen(browser: Browser, hostile: Path) -> None:
    with looking(browser, hostile.as_uri() + "/", bypass_csp=True) as eyes:
        page = eyes.go("index.html")
        insert = "(text) => document.querySelector('main').insertAdjacentHTML('beforeend', text)"
        page.evaluate(insert, "".join(vector for vector in VECTORS if "evil.example" not in vector))
        assert len(page.evaluate(ALIVE)) > 8
        eyes.until("window.taken === 1")


def test_searching_and_filtering(browser: Browser, hostile: Path) -> None:
    with untouched(browser, hostile, bypass_csp=True) as eyes:
        page = eyes.go("people.html")
        page.locator("#filters [name=q]").fill(VECTORS[3])
        field = page.locator("[data-search] input:visible")
        for text in ("taken", "script", "img", "evil"):
            field.fill(text)
            page.locator("[data-search] [role=option]:visible").first.wait_for()
            assert page.evaluate(ALIVE) == []
        eyes.go("people.html#status=" + VECTORS[3] + "&q=" + VECTORS[3] + "&sort=__proto__&taken=1")
        assert page.evaluate(ALIVE) == []
        assert page.evaluate("window.taken") is None
