from tests.lint.conftest import Found


def test_a_last_contact_after_today_is_a_warning_on_its_line(found: Found) -> None:
    [problem] = found(
        """
        === people/Ana.md
        ---
        cadence: monthly
        last_contact: 2026-11-22
        ---
        === people/Bo.md
        ---
        last_contact: 2026-11-21
        ---
        """
    )
    assert (problem.path, problem.line, problem.code, problem.severity) == (
        "people/Ana.md", 3, "future-last-contact", "warning",
    )  # fmt: skip
    assert "next_contact: 2026-11-22" in problem.hint


def test_what_is_planned_is_no_problem(found: Found) -> None:
    assert found("=== people/Ana.md\n## Log\n- 2026-12-01 lunch: planned\n") == []
