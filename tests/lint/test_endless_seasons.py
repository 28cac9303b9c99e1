from tests.lint.conftest import Found


def test_seasons_that_fill_the_year_are_a_warning_on_their_lines(found: Found) -> None:
    problems = found(
        """
        === netnotes.yaml
        quiet:
          - {from: 01-01, to: 06-30}
          - {from: 07-01, to: 12-31}
        """
    )
    assert [(p.path, p.line, p.code, p.severity) for p in problems] == [
        ("netnotes.yaml", 2, "endless-season", "warning"),
        ("netnotes.yaml", 3, "endless-season", "warning"),
    ]


def test_a_free_day_is_enough(found: Found) -> None:
    assert found("=== netnotes.yaml\nquiet: [{from: 01-02, to: 12-31}]\n") == []
