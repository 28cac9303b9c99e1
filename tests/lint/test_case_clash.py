import unicodedata

from tests.lint.conftest import Found


def test_paths_that_differ_in_case_are_a_warning(found: Found) -> None:
    [problem] = found("=== people/ana.md\nOne.\n=== people/Ana.md\nTwo.\n=== People/Bo.md\nThree.\n")
    assert (problem.path, problem.code, problem.severity) == ("people/ana.md", "case-clash", "warning")
    assert "people/Ana.md" in problem.message


def test_paths_that_differ_in_composition_are_a_warning(found: Found) -> None:
    composed, decomposed = (unicodedata.normalize(form, "people/José.md") for form in ("NFC", "NFD"))
    [problem] = found(f"=== {composed}\nOne.\n=== {decomposed}\nTwo.\n")
    assert {problem.path, problem.message.split(" differs")[0]} == {composed, decomposed}
