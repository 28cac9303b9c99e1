"""The pictures that templates of the site can ask for, by name; each is SVG as `Markup`, or empty."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from netnotes.pages.rows import Record


class Gallery:
    """What stands behind ``pictures`` in templates of the site.

    Pictures depend on the records alone: they hold no today, so that a page changes only when a fact does.
    """

    def calendar(self, history: Sequence[Record], name: str = "") -> Markup:
        """Days of contact, a year at a glance; ``history`` as on the page of a person, empty name for everybody."""
        from netnotes.pages.pictures.calendar import calendar

        return calendar(history, name)

    def running_balance(self, statement: Sequence[Record], opening: int = 0) -> Markup:
        """The balance after each favour."""
        from netnotes.pages.pictures.accounts import running_balance

        return running_balance(statement, opening)

    def balances(self, rows: Sequence[Record]) -> Markup:
        """Balances as bars to both sides, by name: rows of the page Balance."""
        from netnotes.pages.pictures.accounts import balances

        return balances(rows)

    def goal_progress(self, goal: Record) -> Markup:
        """The six steps of a goal as a path."""
        from netnotes.pages.pictures.goals import goal_progress

        return goal_progress(goal)

    def goal_tree(self, tree: Sequence[Record]) -> Markup:
        """What leads to what: ``network.tree``."""
        from netnotes.pages.pictures.goals import goal_tree

        return goal_tree(tree)

    def categories(self, rows: Sequence[Record]) -> Markup:
        """People by category: ``network.categories``."""
        from netnotes.pages.pictures.coverage import categories

        return categories(rows)

    def capacity(self, network: Record) -> Markup:
        """What the cadences promise against what can be kept: ``network``."""
        from netnotes.pages.pictures.coverage import capacity

        return capacity(network)

    def graph(self, graph: Record) -> Markup:
        """The network as a graph, laid out."""
        from netnotes.pages.pictures.graph import draw_graph

        return draw_graph(graph)

    def graph_in_words(self, graph: Record) -> Markup:
        """The same as a list, by name."""
        from netnotes.pages.pictures.graph_words import graph_in_words

        return graph_in_words(graph)
