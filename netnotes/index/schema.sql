-- The index of a vault. docs/schema.md is made from this file: the comment above a table or view says what a row is,
-- the comment after a column what it holds. Names that begin with an underscore are netnotes' own and may change.
-- Dates are text, YYYY-MM-DD. Paths are relative to the vault, with /. Flags are 0 or 1. Lists are JSON arrays.

-- Every Markdown file that is a note or a link target.
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,        -- number of the note in this index, its `rowid` in `full_text`; it may change
    path TEXT NOT NULL UNIQUE,     -- where the file is
    title TEXT NOT NULL,           -- the file name without its ending
    status TEXT NOT NULL,          -- ok, unreadable, ignored, template or empty; only what is ok is a source of anything
    type TEXT,                     -- person, goal, meeting, organization or me; NULL for a plain note
    why TEXT NOT NULL,             -- which rule gave the type
    daily TEXT,                    -- the day of a daily note
    name TEXT NOT NULL,            -- the name of a typed note
    aliases TEXT NOT NULL          -- its other names, and the addresses of the owner's note: a list
);

-- One value of a property, as written in front matter or in a full-line inline field; a list has a row for each item.
CREATE TABLE properties (
    path TEXT NOT NULL,            -- the note
    seq INTEGER NOT NULL,          -- order in the note
    name TEXT NOT NULL COLLATE NOCASE, -- the property's name as written; compared without regard to case
    value,                         -- text, number or flag; a map as JSON; NULL where it is empty
    line INTEGER NOT NULL,         -- line of the file
    inline INTEGER NOT NULL,       -- whether it is an inline field of the body
    PRIMARY KEY (path, seq)
) WITHOUT ROWID;

-- One link of a note, in its body or in a property.
CREATE TABLE links (
    path TEXT NOT NULL,            -- the note in which it stands
    seq INTEGER NOT NULL,          -- order in the note
    target TEXT NOT NULL,          -- what is written, without heading and ending
    to_path TEXT,                  -- the note it leads to; NULL where there is none
    shown TEXT NOT NULL,           -- the text that is shown
    subpath TEXT NOT NULL,         -- heading or block after #
    style TEXT NOT NULL,           -- wiki or markdown
    embed INTEGER NOT NULL,        -- whether it is an embed (![[…]])
    property TEXT,                 -- the property in which it stands; NULL in the body
    line INTEGER NOT NULL,         -- line of the file
    PRIMARY KEY (path, seq)
) WITHOUT ROWID;

-- One tag of a note.
CREATE TABLE tags (
    path TEXT NOT NULL,            -- the note
    seq INTEGER NOT NULL,          -- order in the note
    tag TEXT NOT NULL COLLATE NOCASE, -- without #, nested ones whole; compared without regard to case
    line INTEGER NOT NULL,         -- line of the file
    PRIMARY KEY (path, seq)
) WITHOUT ROWID;

-- One task line of a note.
CREATE TABLE tasks (
    path TEXT NOT NULL,            -- the note
    line INTEGER NOT NULL,         -- line of the file
    text TEXT NOT NULL,            -- what is to be done, as written
    state TEXT NOT NULL,           -- open, done or cancelled
    due TEXT,                      -- due date
    scheduled TEXT,                -- scheduled date
    done TEXT,                     -- date of completion
    tags TEXT NOT NULL,            -- tags on the line: a list
    people TEXT NOT NULL,          -- paths of the people it concerns: a list
    block TEXT,                    -- its block id without ^
    PRIMARY KEY (path, line)
) WITHOUT ROWID;

-- One line that carries #assumption and is not ticked.
CREATE TABLE assumptions (
    path TEXT NOT NULL,            -- the note
    line INTEGER NOT NULL,         -- line of the file
    text TEXT NOT NULL,            -- what is assumed
    PRIMARY KEY (path, line)
) WITHOUT ROWID;

-- One region of a note, which `build` fills.
CREATE TABLE regions (
    path TEXT NOT NULL,            -- the note
    seq INTEGER NOT NULL,          -- order in the note
    name TEXT NOT NULL,            -- what it shows, as written: history, next-steps, …
    PRIMARY KEY (path, seq)
) WITHOUT ROWID;

-- One person.
CREATE TABLE people (
    path TEXT PRIMARY KEY,         -- the note
    name TEXT NOT NULL,            -- `name`, else the file name
    aliases TEXT NOT NULL,         -- other names: a list
    status TEXT NOT NULL,          -- active, to-meet, paused, archived or deceased
    emails TEXT NOT NULL,          -- addresses: a list
    phones TEXT NOT NULL,          -- telephone numbers: a list
    urls TEXT NOT NULL,            -- web addresses: a list
    organization TEXT,             -- where they work, as shown
    organization_path TEXT,        -- its note
    department TEXT,               -- unit or team
    role TEXT,                     -- what they do there
    location TEXT,                 -- where they live
    categories TEXT NOT NULL,      -- kinds of tie: a list
    tier TEXT,                     -- tier
    cadence TEXT,                  -- the cadence of this person as written; that of the tier is not repeated here
    next_contact TEXT,             -- a date to be in touch
    snooze TEXT,                   -- not due before this date
    added TEXT,                    -- when they entered the vault
    birthday TEXT,                 -- YYYY-MM-DD, or --MM-DD without a year
    met TEXT,                      -- how we met
    offers TEXT NOT NULL,          -- topics they can provide: a list
    needs TEXT NOT NULL,           -- topics they look for: a list
    interests TEXT NOT NULL,       -- common ground: a list
    i_offer TEXT NOT NULL,         -- what I could do for them: a list
    lifeline INTEGER NOT NULL,     -- whether I would call them if I were laid off
    trust INTEGER,                 -- my own reading, 1 to 5
    account TEXT,                  -- on or off where it is set
    opening_balance INTEGER,       -- balance before the first recorded exchange
    private INTEGER NOT NULL       -- whether the note is private
) WITHOUT ROWID;

-- One goal.
CREATE TABLE goals (
    path TEXT PRIMARY KEY,         -- the note
    title TEXT NOT NULL,           -- the file name
    status TEXT NOT NULL,          -- active, met, paused or dropped
    due TEXT,                      -- by when
    horizon TEXT,                  -- in which stretch of life or work
    why TEXT,                      -- what for
    success TEXT,                  -- how I shall know that it is reached
    parent TEXT,                   -- path of the goal that it serves
    progress INTEGER,              -- 0 to 100
    met_on TEXT,                   -- the day it was met
    private INTEGER NOT NULL       -- whether the note is private
) WITHOUT ROWID;

-- One need of a goal.
CREATE TABLE needs (
    goal TEXT NOT NULL,            -- path of the goal
    seq INTEGER NOT NULL,          -- order in the goal
    what TEXT NOT NULL,            -- the topic
    count INTEGER NOT NULL,        -- for how many people
    category TEXT,                 -- of which category
    people TEXT NOT NULL,          -- paths (or names without a note) of those it names: a list
    line INTEGER NOT NULL,         -- line of the file
    PRIMARY KEY (goal, seq)
) WITHOUT ROWID;

-- One meeting note.
CREATE TABLE meetings (
    path TEXT PRIMARY KEY,         -- the note
    name TEXT NOT NULL,            -- the file name
    date TEXT,                     -- the day; NULL where it cannot be told
    kind TEXT NOT NULL,            -- call, coffee, meeting, intro, …
    status TEXT,                   -- cancelled and the like; NULL where it happens
    stage TEXT,                    -- stage of an introduction
    location TEXT,                 -- where
    present TEXT NOT NULL,         -- where its people were read: property, section, file name, body or nobody
    private INTEGER NOT NULL       -- whether the note is private
) WITHOUT ROWID;

-- One organization or community.
CREATE TABLE organizations (
    path TEXT PRIMARY KEY,         -- the note
    name TEXT NOT NULL,            -- `name`, else the file name
    url TEXT,                      -- web address
    my_role TEXT,                  -- member, volunteer, organizer, …
    cadence TEXT,                  -- how often to take part
    next_event TEXT,               -- the next event
    status TEXT,                   -- status
    private INTEGER NOT NULL       -- whether the note is private
) WITHOUT ROWID;

-- Who belongs to what: a resolved reference of a typed note.
CREATE TABLE ties (
    path TEXT NOT NULL,            -- the note that says so
    field TEXT NOT NULL,           -- people, household, knows, introduced_by, helps_with, organization, parent, goals, …
    seq INTEGER NOT NULL,          -- order in the field
    to_path TEXT,                  -- the note that is meant; NULL for a name without a note
    name TEXT NOT NULL,            -- what is shown
    line INTEGER NOT NULL,         -- line of the file
    PRIMARY KEY (path, field, seq)
) WITHOUT ROWID;

-- One dated contact with one person. Those after the day asked are scheduled.
CREATE TABLE touchpoints (
    person TEXT NOT NULL,          -- path of the person
    date TEXT NOT NULL,            -- the day
    kind TEXT NOT NULL,            -- call, coffee, recorded, …
    text TEXT NOT NULL,            -- what is written about it
    path TEXT NOT NULL,            -- the note that says so
    line INTEGER NOT NULL,         -- line of the file
    source TEXT NOT NULL,          -- meeting, log, recorded, daily or task
    resets INTEGER NOT NULL,       -- whether it is a contact, which resets the clock
    also TEXT NOT NULL,            -- further places (path:line) that record the same: a list
    PRIMARY KEY (person, date, kind)
) WITHOUT ROWID;

-- One favour with one person.
CREATE TABLE exchanges (
    path TEXT NOT NULL,            -- the note that says so
    seq INTEGER NOT NULL,          -- order in the note
    person TEXT NOT NULL,          -- path of the person
    date TEXT NOT NULL,            -- the day
    direction TEXT NOT NULL,       -- deposit (I gave) or withdrawal (I got)
    what TEXT NOT NULL,            -- the favour
    size INTEGER NOT NULL,         -- 1 to 5
    thanked TEXT,                  -- yes, or the date of thanks; NULL where nothing is said
    line INTEGER NOT NULL,         -- line of the file
    PRIMARY KEY (path, seq)
) WITHOUT ROWID;

-- One problem of a note, whatever the day; `netnotes check` adds those that depend on the day and on the configuration.
CREATE TABLE problems (
    path TEXT NOT NULL,            -- the note
    line INTEGER NOT NULL,         -- line of the file
    col INTEGER NOT NULL,          -- column
    code TEXT NOT NULL,            -- what kind of problem, see docs/problems.md
    severity TEXT NOT NULL,        -- error, warning or info
    message TEXT NOT NULL,         -- what is wrong
    hint TEXT NOT NULL             -- how to mend it
);

-- The words of every note that is read: SELECT … WHERE full_text MATCH 'word'. Case does not matter, nor do accents of Latin letters.
CREATE VIRTUAL TABLE full_text USING fts5(
    title,                         -- the file name
    aliases,                       -- name and other names
    body,                          -- the whole file, front matter included
    tokenize = "unicode61 remove_diacritics 2"
);

-- A link seen from the note that it leads to.
CREATE VIEW backlinks AS
    SELECT to_path AS path,        -- the note that is linked
           path AS from_path,      -- the note in which the link stands
           line,                   -- line of that file
           shown                   -- the text that is shown
    FROM links WHERE to_path IS NOT NULL;

-- The account of one person, favour by favour, whatever the day; `balance` has those to the day asked.
CREATE VIEW ledger AS
    SELECT person,                 -- path of the person
           date,                   -- the day
           direction,              -- deposit or withdrawal
           what,                   -- the favour
           CASE direction WHEN 'deposit' THEN size ELSE -size END AS amount, -- what it adds to the balance
           path,                   -- the note that says so
           line                    -- line of the file
    FROM exchanges;

CREATE TABLE _meta (key TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE _files (path TEXT PRIMARY KEY, role TEXT NOT NULL, hash BLOB) WITHOUT ROWID;
CREATE TABLE _resolved (path TEXT PRIMARY KEY, asked BLOB, derived BLOB);
CREATE TABLE _unmatched (path TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE _records (type TEXT NOT NULL, path TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (type, path)) WITHOUT ROWID;
CREATE TABLE _ledgers (person TEXT PRIMARY KEY, touchpoints BLOB NOT NULL, exchanges BLOB NOT NULL, sources BLOB NOT NULL);
CREATE TABLE _guesses (wanted TEXT NOT NULL, key TEXT NOT NULL, near TEXT, PRIMARY KEY (wanted, key)) WITHOUT ROWID;
CREATE TABLE _kept (what TEXT PRIMARY KEY, stamps BLOB NOT NULL, data BLOB NOT NULL);
CREATE INDEX _links_to ON links (to_path);
CREATE INDEX _tags_tag ON tags (tag);
CREATE INDEX _problems_path ON problems (path);
