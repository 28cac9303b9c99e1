from tests.lint.conftest import Found


def test_each_unknown_category_is_told_once(found: Found) -> None:
    problems = found(
        """
        === people/Ana.md
        ---
        role: analyst
        category: [collegue, chess]
        ---
        === people/Bo.md
        ---
        category: [Chess, weak tie]
        ---
        """
    )
    assert [(p.path, p.line, p.code, p.severity) for p in problems] == [
        ("people/Ana.md", 3, "unknown-category", "info"),
        ("people/Ana.md", 3, "unknown-category", "info"),
    ]
    assert problems[0].hint == "did you mean colleague?"


def test_the_configuration_decides(found: Found) -> None:
    assert found("=== netnotes.yaml\ncategories: [chess]\n=== people/Ana.md\n---\ncategory: chess\n---\n") == []
