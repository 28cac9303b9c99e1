"""People I want to know: category, goals, what is missing, who can introduce me."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netnotes.model.network import Network
from netnotes.rules.to_meet import ToMeetRow, path_words, to_meet_rows
from netnotes.rules.why import reasons

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]
VAULT = """
    === people/Bea.md
    ---
    status: to-meet
    ---
    === people/Cy.md
    ---
    {status: to-meet, category: [mentor, Leader], role: baker, i_offer: [a story], helps_with: "[[Bake]]"}
    ---
    ## Homework
    Bakes at night.
    === people/Abe.md
    ---
    {status: to-meet, category: mentor, organization: Harbour}
    ---
    === people/Ana.md
    ---
    knows: "[[Abe]]"
    ---
    ## Log
    - 2026-11-01 coffee
    === goals/Bake.md
    x
    === goals/Sail.md
    ---
    {due: 2027-01-01, people: Cy}
    ---
    === goals/Old.md
    ---
    {status: met, people: Cy}
    ---
"""


def rows(network: Network) -> dict[str, ToMeetRow]:
    return {row.name: row for row in to_meet_rows(network, TODAY)}


def test_by_category_then_name_with_open_goals_and_what_is_missing(network: Read) -> None:
    found = rows(network(VAULT))
    assert list(found) == ["Abe", "Cy", "Bea"]
    assert found["Cy"].category == ("mentor", "leader")
    assert (found["Cy"].goals, found["Cy"].missing) == (("Sail", "Bake"), ())
    assert found["Cy"].goal_paths == ("goals/Sail.md", "goals/Bake.md")
    assert found["Abe"].missing == ("goal", "homework", "i_offer")
    assert found["Bea"].missing == ("goal", "category", "role", "homework", "i_offer")
    assert found["Bea"].missing_words[0] == "what for (helps_with)"


def test_the_way_in(network: Read) -> None:
    found = rows(network(VAULT))
    way = found["Abe"].warm_path
    assert way is not None
    assert path_words(way) == "Ana knows Abe"
    assert found["Bea"].warm_path is None


def test_a_way_in_by_a_common_place_names_who_is_there(network: Read) -> None:
    read = network(
        VAULT
        + """
    === people/Dee.md
    ---
    organization: Harbour
    ---
    ## Log
    - 2026-11-01 call
    === people/Ana.md
    x
    """
    )
    way = rows(read)["Abe"].warm_path
    assert way is not None
    assert path_words(way) == "Dee: both at Harbour"


def test_nobody_to_meet(network: Read) -> None:
    assert rows(network("=== people/Ana.md\nx\n")) == {}


def test_why_tells_the_way_in_and_what_is_missing(network: Callable[[str], Network]) -> None:
    found = network(
        """
        === people/Ana Silva.md
        ---
        knows: "[[Bo Chen]]"
        ---
        ## Log
        - 2026-11-03 coffee: hello
        === people/Bo Chen.md
        ---
        status: to-meet
        category: leader
        ---
        === people/Cy Dahl.md
        ---
        status: to-meet
        category: author
        role: writer
        helps_with: "[[Write]]"
        i_offer: a table of tides
        ---
        ## Homework
        Wrote two books.
        === goals/Write.md
        ---
        due: 2027-01-01
        ---
        """
    )

    def told(path: str) -> list[tuple[str, str | None, int | None]]:
        return [(r.text, r.path, r.line) for r in reasons(found, path, TODAY) if r.topic == "to meet"]

    missing = (
        "what for (helps_with), what they do (role), who they are (a section Homework), what you could offer (i_offer)"
    )
    assert told("people/Bo Chen.md") == [
        ("the best way in: Ana Silva knows Bo Chen", "people/Ana Silva.md", 2),
        (f"still missing: {missing}", "people/Bo Chen.md", 2),
    ]
    assert told("people/Cy Dahl.md") == [("nobody you know is known to know them", "people/Cy Dahl.md", 2)]
    assert told("people/Ana Silva.md") == []
