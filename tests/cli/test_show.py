from collections.abc import Callable

from tests.cli.conftest import Result

Small = Callable[..., Result]


def test_one_person_at_a_glance(small: Small) -> None:
    assert small("show", "silva").out == (
        "Ana Silva  people/Ana Silva.md\n"
        "analyst, Acme, Lisbon\n"
        "colleague\n"
        "\n"
        "In touch\n"
        "  now: overdue; every 6 weeks; last coffee on 2026-09-30\n"
        "  due: 2026-11-11\n"
        "  reach: ana@acme.example\n"
        "\n"
        "Give and get\n"
        "  balance: -1 (gave 0, got 1)\n"
        "  thank: a tip about the grant (2026-09-30)\n"
        "\n"
        "About\n"
        "  also called: Annie\n"
        "  my goals: Publish the survey\n"
        "\n"
        "Recently\n"
        "  2026-09-30  coffee: she is moving teams  people/Ana Silva.md:12\n"
        "  2026-09-30  got: a tip about the grant  people/Ana Silva.md:12\n"
        "\n"
        "Around\n"
        "  linked from: Publish the survey\n"
    )


def test_json_is_one_object_with_everything(small: Small) -> None:
    found = small("show", "annie", "--format", "json").json
    assert found["name"] == "Ana Silva"
    assert found["aliases"] == ["Annie"]
    assert found["due"] == "2026-11-11"
    assert found["goals"] == ["Publish the survey"]
    assert [row["kind"] for row in found["recent"]] == ["coffee", "withdrawal"]
    assert small("show", "nunez", "--format", "json").json["withdrawals"] is None


def test_an_ambiguous_name_lists_the_candidates(small: Small) -> None:
    result = small("show", "ana")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "netnotes: 'ana' fits 2 people; say more of the name, or give the path of the note:\n"
        "  Ana Costa  people/Ana Costa.md\n"
        "  Ana Silva  people/Ana Silva.md  Acme\n"
    )


def test_an_unknown_name_is_no(small: Small) -> None:
    result = small("show", "Bo", "Chem")
    assert result == Result(1, "", "netnotes: no person here is called 'Bo Chem'; did you mean Bo Chen?\n")
    assert "netnotes people lists everybody" in small("show", "Xqzw").err


def test_a_path_is_a_name_too(small: Small) -> None:
    assert small("show", "people/Ana Costa.md").out.startswith("Ana Costa  people/Ana Costa.md\n")
