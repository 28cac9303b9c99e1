-- What depends on the day asked. `netnotes query` fills these tables where a query names them; the index file does not
-- hold them. docs/schema.md is made from this file and from schema.sql, in the same way.

-- Everybody and when to be in touch, as `netnotes due --all` gives it, in its order.
CREATE TEMP TABLE due (
    name TEXT NOT NULL,            -- the person
    path TEXT NOT NULL,            -- their note
    status TEXT NOT NULL,          -- overdue, due, soon, never, ok, scheduled, snoozed, untracked, to_meet or paused
    due TEXT,                      -- by when the next contact should be
    last_contact TEXT,             -- the last contact to the day asked
    cadence TEXT,                  -- the cadence in force, as written where it comes from
    days_overdue INTEGER NOT NULL, -- days since `due` where the status is overdue, else 0
    overdue_ratio REAL NOT NULL,   -- the same in cadences
    tier TEXT,                     -- tier
    category TEXT NOT NULL,        -- kinds of tie: a list
    next_scheduled TEXT            -- the next thing planned with them
);

-- Everybody's account to the day asked, as `netnotes balance` gives it, by name.
CREATE TEMP TABLE balance (
    name TEXT NOT NULL,            -- the person
    path TEXT NOT NULL,            -- their note
    deposits INTEGER NOT NULL,     -- what I gave: a sum of sizes
    withdrawals INTEGER NOT NULL,  -- what I got: a sum of sizes
    balance INTEGER NOT NULL,      -- opening balance + deposits - withdrawals
    last_deposit TEXT,             -- when I last gave
    last_withdrawal TEXT,          -- when I last got
    in_debt INTEGER NOT NULL,      -- whether the balance is below zero
    asked_before_giving INTEGER NOT NULL, -- whether the first favour ever was one that I got
    thanks_owed INTEGER NOT NULL,  -- how many favours are still to be thanked for
    one_sided INTEGER NOT NULL     -- whether the last five favours or more were all mine
);

-- Every goal and each of its six steps, goals as `netnotes goals --all` orders them.
CREATE TEMP TABLE goal_steps (
    path TEXT NOT NULL,            -- the goal
    title TEXT NOT NULL,           -- its file name
    status TEXT NOT NULL,          -- active, met, paused or dropped
    due TEXT,                      -- by when
    n INTEGER NOT NULL,            -- number of the step, 1 to 6
    step TEXT NOT NULL,            -- define, relationships, individuals, homework, offer or reach_out
    holds INTEGER NOT NULL,        -- whether the step holds by itself
    reached INTEGER NOT NULL,      -- whether it and all before it hold
    current INTEGER NOT NULL,      -- whether it is the goal's step: the first that does not hold
    next_action TEXT               -- one thing to do next, for an active goal
);
