"""Some of the people: what each option asks for, and all of them together."""

from __future__ import annotations

from typing import Any

import pytest

from netnotes.rules.choosing import Choice, chosen_paths
from tests.rules.build import TODAY, goal, goal_ref, need, net, noteless, path_of, person, ref

NETWORK = net(
    person("Ana", location="Málaga, Spain", categories=("Other Industry",), offers=("hiring advice",)),
    person("Bo", location="Malmö", helps_with=(goal_ref("Lead"),), offers=("writing grants",)),
    person("Cy", categories=("leader",), offers=("hiring",), status="archived"),
    person("Dee", location="Malaga"),
    goal("Lead", people=(ref("Ana"), noteless("Zed")), needs=(need("advice", people=(ref("Cy"),)),)),
    goal("Old", status="met", people=(ref("Dee"),)),
)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Ana", "Bo", "Cy", "Dee"]),
        ({"place": "malaga"}, ["Ana", "Dee"]),
        ({"place": "MÁLAGA"}, ["Ana", "Dee"]),
        ({"place": "mal"}, ["Ana", "Bo", "Dee"]),
        ({"category": "other_industry"}, ["Ana"]),
        ({"category": "mentor"}, []),
        ({"goal": "goals/Lead.md"}, ["Ana", "Bo", "Cy"]),
        ({"goal": "goals/Old.md"}, ["Dee"]),
        ({"offers": "hiring"}, ["Ana"]),
        ({"offers": "grant writing"}, ["Bo"]),
        ({"goal": "goals/Lead.md", "place": "malaga", "offers": "hiring"}, ["Ana"]),
        ({"goal": "goals/Old.md", "category": "leader"}, []),
    ],
)
def test_who_fits(asked: dict[str, Any], names: list[str]) -> None:
    assert chosen_paths(NETWORK, TODAY, Choice(**asked)) == set(map(path_of, names))
