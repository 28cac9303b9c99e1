"""Front matter and regions that are not where they should be."""

from __future__ import annotations

from netnotes.model.problem_codes.meaning import Meaning, Section

SECTION = Section(
    title="Front matter and regions",
    meanings=(
        Meaning(
            codes=("no-properties",),
            severity="warning",
            what="what stands between the `---` lines is no list of properties, so it is text.",
            why="The note has no type, date or people from it.",
            mend="Write `name: value` lines, or leave out the `---` lines.",
            example="`just words` between the lines becomes `role: just words`.",
        ),
        Meaning(
            codes=("late-front-matter",),
            severity="warning",
            what="blank lines stand above the first `---`, so it is text.",
            why="Obsidian reads it as text, too.",
            mend="Delete the blank lines.",
            example="`---` belongs on the very first line.",
        ),
        Meaning(
            codes=("unclosed-front-matter",),
            severity="warning",
            what="front matter begins with exactly `---` and ends with `---`; this is read as text.",
            why="None of its properties counts.",
            mend="Add the missing line, or shorten `----` to `---`.",
            example="`---`, then `role: analyst`, then a line `---`.",
        ),
        Meaning(
            codes=("unclosed-region",),
            severity="warning",
            what="a `netnotes:begin` or `netnotes:end` marker without its partner.",
            why="It hides nothing, and it is not filled.",
            mend="Add the other marker, or delete this one.",
            example="`%% netnotes:begin history %%` needs `%% netnotes:end %%` below it.",
        ),
        Meaning(
            codes=("unknown-region",),
            severity="warning",
            what="no region has this name, so it is left alone.",
            why="A build would not know what to fill in.",
            mend="Correct the name; the hint says which is near. See [regions](regions.md).",
            example="`%% netnotes:begin histroy %%` becomes `%% netnotes:begin history %%`.",
        ),
        Meaning(
            codes=("misplaced-region",),
            severity="warning",
            what=(
                "the region has nothing to show in a note of this type, or its markers share their lines with "
                "other text."
            ),
            why="It is left alone.",
            mend="Move it, or give each marker a line of its own.",
            example="`Seen: %% netnotes:begin history %%` becomes two lines.",
        ),
    ),
)
