"""From an answer to the text that is printed."""

from __future__ import annotations

from typing import TypeVar

from netnotes.cli.output.answer import Answer, Format, Screen
from netnotes.cli.output.as_table import render_table
from netnotes.cli.output.lines import paragraph

T = TypeVar("T")


def render(answer: Answer[T], format_: Format, screen: Screen) -> str:
    """The answer in one of the four formats, without a last line feed."""
    if format_ == "json":
        from netnotes.cli.output.as_json import render_json

        return render_json(answer.whole if answer.whole is not None else [answer.record(item) for item in answer.items])
    if format_ == "csv":
        from netnotes.cli.output.as_csv import render_csv

        return render_csv(answer.keys, (answer.record(item) for item in answer.items))
    if format_ == "table" and answer.text is not None:
        return answer.text(screen)
    if not answer.items and answer.empty:
        return "\n".join(paragraph(line, screen) for line in answer.empty.split("\n"))
    rows = [answer.cells(item) for item in answer.items]
    if format_ == "md":
        from netnotes.cli.output.as_markdown import render_markdown

        return render_markdown([column.heading for column in answer.columns], rows)
    return render_table(answer.columns, rows, screen)
