from tests.lint.conftest import Found

NOTES = "=== people/Bo.md\n---\nnetnotes_balance: 3\n---\n=== people/Ana.md\n---\nnetnotes_next_due:\n---\n"


def test_properties_that_nobody_keeps_any_more_are_one_info(found: Found) -> None:
    [problem] = found(f"{NOTES}=== people/Cy.md\nnetnotes_balance:: 3\n")
    assert (problem.path, problem.code, problem.severity) == ("people/Ana.md", "derived-leftovers", "info")
    assert "in 2 notes" in problem.message


def test_those_that_are_kept_are_none(found: Found) -> None:
    assert found(f"=== netnotes.yaml\nobsidian: {{derived_properties: true}}\n{NOTES}") == []
