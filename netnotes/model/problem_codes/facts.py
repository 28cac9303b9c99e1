"""Facts that cannot be."""

from __future__ import annotations

from netnotes.model.problem_codes.meaning import Meaning, Section

SECTION = Section(
    title="Facts that cannot be",
    meanings=(
        Meaning(
            codes=("future-last-contact",),
            severity="warning",
            what="`last_contact` lies in the future and is ignored.",
            why="What has not happened is no contact.",
            mend="For a plan write `next_contact`.",
            example="`last_contact: 2027-01-05` becomes `next_contact: 2027-01-05`.",
        ),
        Meaning(
            codes=("unknown-category",),
            severity="info",
            what=("a category that `categories:` in `netnotes.yaml` does not list, so that it is never a gap."),
            why="It is counted, but nobody is told when it is empty.",
            mend="Add it to the list, or write one that is on it.",
            example="`categories: [colleague, chess]`.",
        ),
    ),
)
