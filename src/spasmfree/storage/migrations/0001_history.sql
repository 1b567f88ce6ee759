-- Ids are UUIDv7 as text. `version` is a hybrid logical clock: UTC milliseconds << 16 | counter;
-- of two versions of a row the greater wins, ties are broken by `device`. A row that is deleted
-- stays as a tombstone (deleted = 1), so that two histories can be merged.
-- _ms: milliseconds; instants are UTC milliseconds since 1970. day: the person's local day, ISO.

PRAGMA application_id = 1399866994;          -- the bytes "SpFr"

CREATE TABLE device (
    id              TEXT NOT NULL PRIMARY KEY,
    made_ms         INTEGER NOT NULL,        -- instant
    here            INTEGER NOT NULL CHECK (here IN (0, 1))     -- 1: of this data folder
) STRICT;
CREATE UNIQUE INDEX device_here ON device (here) WHERE here = 1;

CREATE TABLE session (
    id              TEXT NOT NULL PRIMARY KEY,
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    started_ms      INTEGER NOT NULL,        -- instant
    ended_ms        INTEGER NOT NULL CHECK (ended_ms >= started_ms),    -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    zone            TEXT NOT NULL,           -- IANA name, '' when unknown
    kind            TEXT NOT NULL CHECK (kind IN ('program', 'practice', 'elsewhere')),
    program         TEXT NOT NULL,           -- program id, '' for none
    outcome         TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'stopped_pain')),
    short           INTEGER NOT NULL CHECK (short IN (0, 1)),   -- 1: a marked minimum day
    active_ms       INTEGER NOT NULL CHECK (active_ms >= 0),
    sets_planned    INTEGER NOT NULL CHECK (sets_planned >= 0),
    sets_done       INTEGER NOT NULL CHECK (sets_done >= 0),
    pain_before     INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_worst      INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
    pain_after      INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    pain_next_morning INTEGER CHECK (pain_next_morning BETWEEN 0 AND 10),
    effort          INTEGER CHECK (effort BETWEEN 0 AND 10),
    note            TEXT NOT NULL,
    content_version TEXT NOT NULL,           -- of the exercises it was led by
    app_version     TEXT NOT NULL,
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX session_day ON session (day, started_ms, id);

CREATE TABLE set_row (
    id              TEXT NOT NULL PRIMARY KEY,
    session_id      TEXT NOT NULL REFERENCES session (id),
    place           INTEGER NOT NULL CHECK (place >= 0),        -- order in the session
    exercise        TEXT NOT NULL,           -- exercise id
    variant         TEXT NOT NULL,           -- id of the easier form, '' for none
    side            TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),   -- the working side
    set_no          INTEGER NOT NULL CHECK (set_no >= 1),       -- counted for each side
    reps_planned    INTEGER NOT NULL CHECK (reps_planned >= 0),
    reps_done       INTEGER NOT NULL CHECK (reps_done >= 0),
    hold_ms_planned INTEGER NOT NULL CHECK (hold_ms_planned >= 0),      -- over all reps
    hold_ms_done    INTEGER NOT NULL CHECK (hold_ms_done >= 0),         -- over all reps
    load_grams      INTEGER NOT NULL CHECK (load_grams >= 0),
    band            TEXT NOT NULL,
    outcome         TEXT NOT NULL
                    CHECK (outcome IN ('done', 'partial', 'skipped', 'stopped_pain')),
    corrected       INTEGER NOT NULL CHECK (corrected IN (0, 1)),
    pain            INTEGER CHECK (pain BETWEEN 0 AND 10),
    form_clean      INTEGER CHECK (form_clean IN (0, 1)),
    note            TEXT NOT NULL,
    rep_times       BLOB NOT NULL,           -- ms since the session began, as storage/rep_times.py
    active_ms       INTEGER NOT NULL CHECK (active_ms >= 0),
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX set_row_session ON set_row (session_id, place);

CREATE TABLE pain (
    id              TEXT NOT NULL PRIMARY KEY,
    at_ms           INTEGER NOT NULL,        -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind            TEXT NOT NULL
                    CHECK (kind IN ('before', 'worst', 'after', 'next_morning', 'hurts')),
    score           INTEGER CHECK (score BETWEEN 0 AND 10),
    site            TEXT NOT NULL,
    session_id      TEXT REFERENCES session (id),               -- NULL: outside any session
    set_id          TEXT NOT NULL,           -- for 'hurts', '' for none
    rep             INTEGER NOT NULL CHECK (rep >= 0),          -- for 'hurts', 0 outside reps
    note            TEXT NOT NULL,
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX pain_day ON pain (day, at_ms, id);
CREATE INDEX pain_session ON pain (session_id);

CREATE TABLE plan (
    id              TEXT NOT NULL PRIMARY KEY,
    from_day        TEXT NOT NULL
                    CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    weekdays        TEXT NOT NULL CHECK (json_valid(weekdays)),         -- JSON list, 0 = Monday
    rotation        TEXT NOT NULL CHECK (json_valid(rotation)),         -- JSON list of program ids
    weeks           INTEGER CHECK (weeks >= 1),                         -- NULL: open
    then_rotation   TEXT NOT NULL CHECK (json_valid(then_rotation)),    -- JSON list of program ids
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX plan_day ON plan (from_day, id);

CREATE TABLE setting (
    key             TEXT NOT NULL PRIMARY KEY,
    value           TEXT NOT NULL CHECK (json_valid(value)),    -- JSON
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE running (                       -- head of the session in progress
    id              TEXT NOT NULL PRIMARY KEY,
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    started_ms      INTEGER NOT NULL,        -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    zone            TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('program', 'practice', 'elsewhere')),
    program         TEXT NOT NULL,           -- program id, or exercise id for practice
    short           INTEGER NOT NULL CHECK (short IN (0, 1)),
    pain_before     INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    content_version TEXT NOT NULL,
    app_version     TEXT NOT NULL,
    spec            TEXT NOT NULL CHECK (json_valid(spec)),     -- JSON: what the timeline is made of
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL
) STRICT;

CREATE TABLE journal (                       -- log of the session in progress, folded at its end
    session_id      TEXT NOT NULL REFERENCES running (id),
    seq             INTEGER NOT NULL CHECK (seq >= 1),
    at_ms           INTEGER NOT NULL,        -- of the session
    data            TEXT NOT NULL CHECK (json_valid(data)),     -- JSON: one event
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;
