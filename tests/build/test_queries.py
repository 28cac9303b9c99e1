"""A vault's queries and the questions of its templates, in a whole build."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from netnotes.build import BuildResult, build_vault

TODAY = date(2026, 11, 21)
VAULT = """
    === netnotes.yaml
    soon_days: 7
    === people/Ana Silva.md
    ---
    cadence: monthly
    added: 2026-08-01
    ---
    === people/Bo [x] Chen.md
    ---
    type: person
    ---
    Likes [[Ana Silva]].
    === .netnotes/queries/Everybody.sql
    -- All notes about people.
    SELECT name, path FROM notes WHERE type = 'person'
    === .netnotes/queries/Count.sql
    SELECT count(*) AS notes FROM notes
"""
TEMPLATE = """
    === .netnotes/templates/dashboards/Linked.md.j2
    # Linked

    {% for row in query("SELECT path, count(*) AS links FROM backlinks GROUP BY path") %}
    * {{ row.path }}: {{ row.links }}
    {% endfor %}
    {{ query("SELECT status FROM due WHERE name = 'Ana Silva'")[0].status }}
"""
Write = Callable[[str], Path]


def build(root: Path) -> BuildResult:
    return build_vault(root, TODAY)


def page(root: Path, name: str) -> str:
    return (root / "dashboards" / f"{name}.md").read_text(encoding="utf-8")


def test_queries_are_pages_and_a_second_build_changes_nothing(vault: Write) -> None:
    root = vault(VAULT)
    result = build(root)
    assert [p for p in result.problems if p.severity == "error"] == []
    assert "| Ana Silva | [Ana Silva](../people/Ana%20Silva.md) |" in page(root, "Everybody")
    assert "| 2 |" in page(root, "Count")
    assert result.written[-1] == "dashboards/Home.md"
    again = build(root)
    assert (again.written, again.pruned) == ((), ())
    assert build_vault(root, TODAY, check=True).stale == ()


def test_a_failing_query_keeps_its_page_and_a_missing_one_loses_it(vault: Write) -> None:
    root = vault(VAULT)
    build(root)
    before = page(root, "Everybody")
    vault("=== .netnotes/queries/Everybody.sql\nSELECT name,\nnope FROM notes\n")
    result = build(root)
    [problem] = [p for p in result.problems if p.code == "query-error"]
    assert (problem.path, problem.line) == (".netnotes/queries/Everybody.sql", 2)
    assert page(root, "Everybody") == before
    assert ".netnotes/queries/Everybody.sql:2" in page(root, "Problems")
    (root / ".netnotes/queries/Everybody.sql").unlink()
    assert build(root).pruned == ("dashboards/Everybody.md",)


def test_a_file_of_yours_in_the_place_of_a_page_is_left_alone(vault: Write) -> None:
    root = vault(VAULT)
    vault("=== dashboards/Count.md\nmine\n")
    assert build(root).foreign == ("dashboards/Count.md",)
    assert page(root, "Count") == "mine\n"


def test_templates_ask(vault: Write) -> None:
    root = vault(VAULT + TEMPLATE)
    result = build(root)
    assert [p.message for p in result.problems if p.severity == "error"] == []
    assert page(root, "Linked").endswith("# Linked\n\n* people/Ana Silva.md: 1\nnever\n")


def test_templates_ask_without_a_cache(vault: Write) -> None:
    root = vault(VAULT.replace("soon_days: 7", "cache: none") + TEMPLATE)
    result = build(root)
    assert [p.message for p in result.problems if p.severity == "error"] == []
    assert "people/Ana Silva.md: 1" in page(root, "Linked")
    assert "| 2 |" in page(root, "Count")


def test_what_a_template_asks_badly_is_its_problem(vault: Write) -> None:
    root = vault(VAULT)
    asked = ("SELECT nmae FROM notes", "DELETE FROM notes", "SELECT * FROM _meta", "SELECT '\x00'", "\ud800")
    for number, sql in enumerate(asked):
        path = root / f".netnotes/templates/dashboards/T{number}.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = ascii(sql).replace("\\ud800", "x")
        path.write_text(f"\n\n{{{{ query({text}) }}}}\n", encoding="utf-8")
    result = build(root)
    errors = [p for p in result.problems if p.code == "template-error"]
    assert [(p.path.rsplit("/", 1)[-1], p.line) for p in errors] == [(f"T{n}.md.j2", 3) for n in range(len(asked))]
    assert errors[0].message == "there is no column nmae; did you mean name?"


def test_templates_get_plain_data_from_questions(vault: Write) -> None:
    root = vault(VAULT)
    text = "{{ query('SELECT name FROM people')[0].__class__ }}{{ query.__globals__ }}"
    vault(f"=== .netnotes/templates/dashboards/Evil.md.j2\n{text}\n")
    [problem] = [p for p in build(root).problems if p.code == "template-error"]
    assert "unsafe" in problem.message or "__class__" in problem.message


def test_templates_ask_only_so_many_questions(vault: Write) -> None:
    root = vault(VAULT)
    text = "{% for i in range(200) %}{{ query('SELECT 1')|length }}{% endfor %}"
    vault(f"=== .netnotes/templates/dashboards/Many.md.j2\n{text}\n")
    [problem] = [p for p in build(root).problems if p.code == "template-error"]
    assert problem.message.startswith("templates ask at most 100 questions")
