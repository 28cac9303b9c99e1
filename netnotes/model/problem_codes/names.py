"""Names and links that lead elsewhere, or nowhere."""

from __future__ import annotations

from netnotes.model.problem_codes.meaning import Meaning, Section

SECTION = Section(
    title="Names and links",
    meanings=(
        Meaning(
            codes=("alias-link",),
            severity="warning",
            what="the link leads nowhere in Obsidian, but an alias fits.",
            why="netnotes counts it; Obsidian would make a new note of that name.",
            mend="Write the note and what it shows.",
            example="`[[Annie]]` becomes `[[Ana Silva|Annie]]`.",
        ),
        Meaning(
            codes=("ambiguous-link",),
            severity="warning",
            what="several notes have this name; the one Obsidian would open counts.",
            why="Their paths are equally long, so which one that is may change.",
            mend="Write the whole path.",
            example="`[[Ana]]` becomes `[[people/Ana]]`.",
        ),
        Meaning(
            codes=("favour-for-nobody",),
            severity="warning",
            what="something given or got where no person with a note is named.",
            why="It is in nobody's balance. Where a note that cannot be read is named, mending that one comes first.",
            mend="Name them, or say `to:` whom.",
            example='`gave: a lift` becomes `gave: {what: a lift, to: "[[Ana Silva]]"}`.',
        ),
        Meaning(
            codes=("several-names",),
            severity="info",
            what="commas do not part names.",
            why="One name is looked for, and nobody has it.",
            mend="Write a list.",
            example="`people: Ana, Bo` becomes `people: [Ana, Bo]`.",
        ),
        Meaning(
            codes=("ambiguous-name",),
            severity="warning",
            what="a bare name fits two notes and counts for neither.",
            why="A guess would be wrong half the time.",
            mend="Write a link to one of them.",
            example='`people: Ana` becomes `people: "[[Ana Silva]]"`.',
        ),
        Meaning(
            codes=("wrong-type",),
            severity="warning",
            but="info for an organization that is a plain note",
            what="a link to a note of another type counts nowhere.",
            why="A person stands where a goal belongs, or the other way round.",
            mend="Link the right one, or give the note its type.",
            example="`type: person` in the note that the link opens.",
        ),
        Meaning(
            codes=("unknown-person", "unknown-goal", "unknown-organization"),
            severity="info",
            what="a name without a note.",
            why="It is shown where it stands, counts among a goal's people, and in no other number.",
            mend="A note of that name makes it count.",
            example="`netnotes new person Ana Silva`.",
        ),
        Meaning(
            codes=("second-me",),
            severity="warning",
            what="two notes about you; the first by path counts.",
            why="What the other one says about your offers and needs is lost.",
            mend="Join the two, or give one another type.",
            example="`Me.md` and a note with `type: me`.",
        ),
        Meaning(
            codes=("same-name",),
            severity="info",
            what="two people of one name.",
            why="A bare name of theirs counts for neither.",
            mend="Link to them by path; if they are one person, join the notes.",
            example="`netnotes merge` joins two notes.",
        ),
        Meaning(
            codes=("shared-alias",),
            severity="warning",
            what="an alias of two people counts for neither.",
            why="A guess would be wrong half the time.",
            mend="Leave it to one of them.",
            example="`aliases: [Ana]` in one note only.",
        ),
        Meaning(
            codes=("case-clash",),
            severity="warning",
            what="two paths differ only in case, or in how accents are stored.",
            why="macOS and Windows cannot keep both, so one of the two is lost there.",
            mend="Rename one.",
            example="`Ana.md` and `ana.md`.",
        ),
    ),
)
