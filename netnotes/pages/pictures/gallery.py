"""The pictures that templates of the site can ask for, by name; each is SVG as `Markup`, or empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from netnotes.pages.rows import Record


class Gallery:
    """What stands behind ``pictures`` in templates of the site."""

    def calendar(self, history: Sequence[Record], name: str = "") -> Markup:
        """Days of contact, a year at a glance; ``history`` as on the page of a person, empty name for everybody."""
        return Markup("")

    def running_balance(self, statement: Sequence[Record], opening: int = 0) -> Markup:
        """The balance after each favour."""
        return Markup("")

    def balances(self, rows: Sequence[Record]) -> Markup:
        """Balances as bars to both sides, by name: rows of the page Balance."""
        return Markup("")

    def goal_progress(self, goal: Record) -> Markup:
        """How far a goal is."""
        return Markup("")

    def goal_tree(self, tree: Sequence[Record]) -> Markup:
        """What leads to what: ``network.tree``."""
        return Markup("")

    def categories(self, rows: Sequence[Record]) -> Markup:
        """People by category: ``network.categories``."""
        return Markup("")

    def capacity(self, network: Record) -> Markup:
        """What the cadences promise against what can be kept: ``network``."""
        return Markup("")

    def graph(self, graph: Any) -> Markup:
        """The network as a graph, laid out."""
        return Markup("")
