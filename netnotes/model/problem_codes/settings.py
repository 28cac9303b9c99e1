"""Settings, templates and pages."""

from __future__ import annotations

from netnotes.model.problem_codes.meaning import Meaning, Section

SECTION = Section(
    title="Settings, templates and pages",
    meanings=(
        Meaning(
            codes=("config-unreadable",),
            severity="error",
            what="`netnotes.yaml` is not YAML, or in an unresolved merge; defaults hold, and `build` writes nothing.",
            why="Nobody knows which folder may be written.",
            mend="Correct the line; the hint shows how.",
            example="`tiers: {inner: 2w` becomes `tiers: {inner: 2w}`.",
        ),
        Meaning(
            codes=("config-value",),
            severity="error",
            what="a setting cannot take this value; its default holds.",
            why="Numbers would follow a rule that was not meant.",
            mend="Write a value of the kind that the hint names.",
            example="`soon_days: a week` becomes `soon_days: 7`.",
        ),
        Meaning(
            codes=("config-key",),
            severity="warning",
            what="an unknown setting; the hint names the nearest.",
            why="It changes nothing.",
            mend="Correct its name, or delete it.",
            example="`silent_day: 30` becomes `silent_days: 30`.",
        ),
        Meaning(
            codes=("endless-season",),
            severity="warning",
            what="quiet seasons that leave no free day are ignored.",
            why="Nobody would ever be due.",
            mend="Shorten one.",
            example="`{from: 01-01, to: 12-31}` becomes `{from: 12-20, to: 01-03}`.",
        ),
        Meaning(
            codes=("unsafe-filter",),
            severity="warning",
            what=(
                "one of Obsidian's excluded files is a pattern that might take forever to match, so it is not applied."
            ),
            why="A vault from a stranger must not keep the computer busy.",
            mend="Name the folder instead, there or under `ignore:`.",
            example="`/(a+)+$/` becomes `Archive/`.",
        ),
        Meaning(
            codes=("template-error",),
            severity="error",
            what="a template of the vault makes no page; the built-in page is used.",
            why="A page that failed half way would say something untrue.",
            mend="The message names the line of the template; see [templates](templates.md).",
            example="`{{ persons|length }}` becomes `{{ people|length }}`.",
        ),
        Meaning(
            codes=("query-error",),
            severity="error",
            what=(
                "a query in `.netnotes/queries` has no answer, or its file cannot be read; its page is not "
                "made, or stays as it is."
            ),
            why="An empty page would look like an answer.",
            mend="The message says what SQLite did not understand; see [schema](schema.md).",
            example="`select nam from people` becomes `select name from people`.",
        ),
        Meaning(
            codes=("cannot-build",),
            severity="error",
            what="the dashboards folder is a symbolic link or a file, so nothing can be written there.",
            why="netnotes writes nothing outside the vault.",
            mend="Put a folder in its place, or name another one.",
            example="`dashboards: {folder: pages}` in `netnotes.yaml`.",
        ),
        Meaning(
            codes=("foreign-file",),
            severity="error",
            what="a file stands where a page belongs, and netnotes did not make it.",
            why="It is yours, so it is never overwritten.",
            mend="Move it, or name another folder in `netnotes.yaml`.",
            example="`dashboards: {folder: pages}`.",
        ),
    ),
)
