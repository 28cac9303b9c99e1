from tests.lint.conftest import Found


def test_two_people_of_one_name_are_worth_knowing(found: Found) -> None:
    [problem] = found("=== a/people/Ana Silva.md\nOne.\n=== b/people/X.md\n---\nname: ana-silva\n---\n")
    assert (problem.path, problem.line, problem.code, problem.severity) == ("b/people/X.md", 2, "same-name", "info")


def test_an_alias_of_two_people_is_a_warning(found: Found) -> None:
    [problem] = found(
        "=== people/Ana.md\n---\naliases: [Annie, A.]\n---\n=== people/Anna.md\n---\nrole: x\naliases: [annie]\n---\n"
    )
    assert (problem.path, problem.line, problem.code, problem.severity) == (
        "people/Anna.md", 3, "shared-alias", "warning",
    )  # fmt: skip


def test_an_alias_that_is_somebody_s_name_is_a_warning_at_the_alias(found: Found) -> None:
    [problem] = found("=== people/Ana.md\n---\naliases: [Bo]\n---\n=== people/Bo.md\nHim.\n")
    assert (problem.path, problem.code) == ("people/Ana.md", "shared-alias")
    assert "people/Bo.md" in problem.message


def test_one_s_own_name_as_an_alias_is_no_problem(found: Found) -> None:
    assert found("=== people/Ana.md\n---\naliases: [Ana, ana, A.]\n---\n=== people/Bo.md\nHim.\n") == []
