"""Every common mistake in front matter is one problem that shows the corrected line."""

import pytest

from tests.vault.reading import only_problem, place, read

CASES = [
    # front matter, line, column, code, hint
    ("note: see: this", 2, 10, "bad-yaml", 'write note: "see: this"'),
    ("note: he said: \"yes\"", 2, 14, "bad-yaml", "write note: 'he said: \"yes\"'"),
    ("a: 1\npath: C: \\x", 3, 8, "bad-yaml", "write path: 'C: \\x'"),
    ("people:\n  - @ada", 3, 5, "bad-yaml", 'write - "@ada"'),
    ("who: @ada", 2, 6, "bad-yaml", 'write who: "@ada"'),
    ("share: 50% off: today", 2, 15, "bad-yaml", 'write share: "50% off: today"'),
    ("code: `x`", 2, 7, "bad-yaml", 'write code: "`x`"'),
    ("people:\n\t- Ada", 3, 1, "bad-yaml", "write 2 spaces in place of the tab: - Ada"),
    ("a:\n  b: 1\n\tc: 2", 4, 1, "bad-yaml", "write 2 spaces in place of the tab: c: 2"),
    ('name: "Ada\nrole: x', 2, 7, "bad-yaml", 'write name: "Ada"'),
    ("name: 'Ada\nrole: x\nteam: y\ncity: z", 2, 7, "bad-yaml", 'write name: "Ada"'),
    ('name: Ada "Countess" L.\nrole: "x', 3, 7, "bad-yaml", 'write role: "x"'),
    ('name: "Ada" Lovelace', 2, 13, "bad-yaml", "write name: '\"Ada\" Lovelace'"),
    ("name: 'it's'", 2, 11, "bad-yaml", 'write name: "it\'s"'),
    ('path: "C:\\temp\\qqq"', 2, 15, "bad-yaml", "write path: 'C:\\temp\\qqq'"),
    ("people: [[A]] and [[B]]", 2, 15, "bad-yaml", 'write people: "[[A]] and [[B]]"'),
    ("people: [Ada, Bo\nrole: x", 2, 9, "bad-yaml", 'write people: "[Ada, Bo"'),
    ("tags: [#work, #fun]\na: 1\nb: 2\nc: 3", 2, 7, "bad-yaml", "write tags: [work, fun]"),
    ("tags: [work, #fun]\na: 1", 2, 7, "bad-yaml", "write tags: [work, fun]"),
    ("name Ada\nrole: x", 3, 5, "bad-yaml", "write name Ada:"),
    ("a: 1\nname:Ada\nrole: x", 3, 1, "bad-yaml", "write name: Ada"),
    ("a: *b", 2, 4, "bad-yaml", 'write a: "*b"'),
    ("a: &b c", 2, 4, "bad-yaml", 'write a: "&b c"'),
    ("a: !important", 2, 4, "bad-yaml", 'write a: "!important"'),
    ("a: %x", 2, 4, "bad-yaml", 'write a: "%x"'),
    ("a: > x", 2, 6, "bad-yaml", 'write a: "> x"'),
    ("a: {x", 2, 4, "bad-yaml", 'write a: "{x"'),
    ("name: Ada\nrole: x\nname: Bo", 4, 1, "duplicate-key", "keep one of the two: name: Ada or name: Bo"),
    ("a: x\x00y", 2, 5, "bad-yaml", "delete the character"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_hint_is_the_corrected_line(case: tuple[str, int, int, str, str]) -> None:
    matter, line, column, code, hint = case
    problem = only_problem(f"---\n{matter}\n---\nbody\n")
    assert (*place(problem), problem.hint) == (line, column, code, hint)
    assert problem.severity == "error"


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_line_ends_do_not_change_the_hint(case: tuple[str, int, int, str, str]) -> None:
    matter, line, column, code, hint = case
    problem = only_problem("\ufeff" + f"---\n{matter}\n---\nbody\n".replace("\n", "\r\n"))
    assert (*place(problem), problem.hint) == (line, column, code, hint)


def test_a_second_key_names_the_line_of_the_first_in_the_file() -> None:
    problem = only_problem("---\n# who\nname: Ada\nname: Bo\n---\n")
    assert (problem.line, problem.message) == (4, "a second 'name'; it stands on line 3 too")


@pytest.mark.parametrize(
    "matter",
    ["a: " + "[" * 2000, "a: " + "{b: " * 400, "x" * 5000 + ": [", "a: 1\n" + "b" * 3000 + ": 1\n" + "b" * 3000 + ":"],
)
def test_hints_stay_short(matter: str) -> None:
    problem = only_problem(f"---\n{matter}\n---\n")
    assert 0 < len(problem.hint) < 250
    assert len(problem.message) < 250


PERSON = "---\ntype: person\n{}\n---\n"


@pytest.mark.parametrize(
    ("matter", "line", "column", "code", "hint"),
    [
        ("knows: [[Bo]]", 3, 1, "unquoted-link", 'write knows: "[[Bo]]"'),
        ("knows:\n  - Cy\n  - [[Bo]]", 5, 1, "unquoted-link", 'write - "[[Bo]]"'),
        ('knows: ["[[Cy]]", [[Bo]]]', 3, 1, "unquoted-link", 'write knows: ["[[Cy]]", "[[Bo]]"]'),
        ("knows: [[Bo]], [[Cy]]", 3, 1, "unquoted-link", 'write knows: ["[[Bo]]", "[[Cy]]"]'),
        ("knows: [[Bo]] [[Cy]]", 3, 1, "unquoted-link", 'write knows: ["[[Bo]]", "[[Cy]]"]'),
        ("knows:\n- [[Bo]], [[Cy]]", 4, 1, "unquoted-link", 'write each on its own line: - "[[Bo]]" and - "[[Cy]]"'),
        ("tags: #work", 3, 1, "tag-is-comment", "write tags: work"),
        ("tags:\n  - #work", 4, 1, "tag-is-comment", "write - work"),
        ("tags:\n- fun\n- #work", 5, 1, "tag-is-comment", "write - work"),
        ("tags: work, fun", 3, 1, "tags-on-one-line", "write tags: [work, fun]"),
        ("tags: work fun", 3, 1, "tags-on-one-line", "write tags: [work, fun]"),
        ("tag: work", 3, 1, "singular-tag", "write tags: [work]"),
        ("alias: Bobby", 3, 1, "singular-alias", "write aliases: [Bobby]"),
        ("last_contact: 2026-02-30", 3, 1, "bad-date", "write last_contact: 2026-02-28"),
        ("last_contact: 2026-11-5", 3, 1, "bad-date", "write last_contact: 2026-11-05"),
        ("last_contact: 13.11.2026", 3, 1, "bad-date", "write last_contact: 2026-11-13"),
    ],
)
def test_what_can_be_read_is_a_warning_with_the_corrected_line(
    matter: str, line: int, column: int, code: str, hint: str
) -> None:
    problem = only_problem(PERSON.format(matter), "people/Ada.md")
    assert (*place(problem), problem.hint) == (line, column, code, hint)
    assert problem.severity == "warning"


def test_a_value_that_cannot_be_read_costs_nothing_else() -> None:
    reading = read(PERSON.format("last_contact: 2026-02-30\nrole: engineer"))
    assert [p.code for p in reading.problems] == ["bad-date"]
    assert {p.name: p.value for p in reading.note.properties}["role"] == "engineer"
