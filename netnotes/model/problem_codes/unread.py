"""Notes that are not read."""

from __future__ import annotations

from netnotes.model.problem_codes.meaning import Meaning, Section

SECTION = Section(
    title="Notes that are not read",
    meanings=(
        Meaning(
            codes=("bad-yaml",),
            severity="error",
            what="the front matter is not YAML, or uses what netnotes refuses (anchors, aliases, tags, deep nesting).",
            why="Nobody can tell what the rest of the note was meant to say, so nothing in it counts.",
            mend="Put the value on that line in double quotes.",
            example='`role: head of: data` becomes `role: "head of: data"`.',
        ),
        Meaning(
            codes=("duplicate-key",),
            severity="error",
            what="a property stands twice.",
            why="Programs disagree on which of the two counts.",
            mend="Keep one of the two.",
            example="`cadence: weekly` and below it `cadence: monthly`: delete one.",
        ),
        Meaning(
            codes=("merge-conflict",),
            severity="error",
            what="the note holds the markers of an unresolved merge.",
            why="It says two things at once, and neither counts.",
            mend="Choose one side, delete the three marker lines, and save.",
            example="lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.",
        ),
        Meaning(
            codes=("not-utf8",),
            severity="error",
            what="the file is in another encoding.",
            why="Its names and words would be read wrongly.",
            mend="Save it as UTF-8.",
            example="a note from an old Windows editor, in which `José` reads `Jos\ufffd`.",
        ),
        Meaning(
            codes=("too-large",),
            severity="error",
            what="a note over 5 MB, or front matter over 64 kB.",
            why="A vault from a stranger must not keep the computer busy.",
            mend="Split it, or list it under `ignore:`.",
            example='`ignore: ["logs/**"]` in `netnotes.yaml`.',
        ),
        Meaning(
            codes=("unreadable",),
            severity="error",
            what="the file cannot be opened, or is no regular file.",
            why="What it says is missing from every number.",
            mend="Check its permissions.",
            example="a note that belongs to another user, or a named pipe called `Ana.md`.",
        ),
        Meaning(
            codes=("odd-name",),
            severity="warning",
            what="the file's name is not UTF-8.",
            why="Other computers show another name, or none, and links to it break.",
            mend="Rename it.",
            example="`Jos\\xe9.md` becomes `José.md`.",
        ),
        Meaning(
            codes=("unfilled-template",),
            severity="info",
            what="among people, meetings or goals, a note whose front matter still holds `{{…}}` or `<%…`.",
            why="It is taken for a template, so it is nobody's note.",
            mend="Fill it in.",
            example="`date: {{date}}` becomes `date: 2026-11-05`.",
        ),
        Meaning(
            codes=("sync-conflict",),
            severity="warning",
            what="a copy that a sync service made of two colliding edits.",
            why="It is not read: a second note about one person would count everything twice.",
            mend="Move what is new in it into the note, then delete the copy.",
            example="`Ana Silva.sync-conflict-20261105-101500.md` beside `Ana Silva.md`.",
        ),
    ),
)
