-- What a person notes besides sessions, and what was changed when.

ALTER TABLE session ADD COLUMN felt_next_morning TEXT
    CHECK (felt_next_morning IN ('better', 'same', 'worse'));   -- NULL: not told

CREATE TABLE episode (
    id              TEXT NOT NULL PRIMARY KEY,
    start_day       TEXT NOT NULL
                    CHECK (start_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    end_day         TEXT NOT NULL            -- its last day, '' while it is open
                    CHECK (end_day = '' OR end_day >= start_day),
    peak            INTEGER CHECK (peak BETWEEN 0 AND 10),
    "trigger"       TEXT CHECK ("trigger" IN ('bend', 'lift_light', 'lift_heavy', 'twist',
                    'sneeze_cough', 'sitting', 'sport', 'none', 'other')),      -- NULL: not told
    days_lost       INTEGER CHECK (days_lost BETWEEN 0 AND 365),    -- of training; NULL: not told
    note            TEXT NOT NULL,
    at_ms           INTEGER NOT NULL,        -- instant it was noted
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX episode_day ON episode (start_day, id);

CREATE TABLE pause (
    id              TEXT NOT NULL PRIMARY KEY,
    kind            TEXT NOT NULL CHECK (kind IN ('holiday', 'illness')),
    first_day       TEXT NOT NULL
                    CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day        TEXT NOT NULL            -- included; '' while it goes on
                    CHECK (last_day = '' OR last_day >= first_day),
    note            TEXT NOT NULL,
    at_ms           INTEGER NOT NULL,        -- instant it was noted
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX pause_day ON pause (first_day, id);

CREATE TABLE note (
    id              TEXT NOT NULL PRIMARY KEY,
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    text            TEXT NOT NULL,
    at_ms           INTEGER NOT NULL,        -- instant it was noted
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX note_day ON note (day, at_ms, id);

CREATE TABLE revision (                      -- what the person changed in the diary
    id              TEXT NOT NULL PRIMARY KEY,
    at_ms           INTEGER NOT NULL,        -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    what            TEXT NOT NULL
                    CHECK (what IN ('session', 'episode', 'pause', 'note', 'pain')),
    record_id       TEXT NOT NULL,
    act             TEXT NOT NULL CHECK (act IN ('added', 'edited', 'deleted')),
    before          TEXT NOT NULL CHECK (before = '' OR json_valid(before)),    -- JSON
    after           TEXT NOT NULL CHECK (after = '' OR json_valid(after)),      -- JSON
    undone_ms       INTEGER,                 -- instant; NULL: it stands
    version         INTEGER NOT NULL,
    device          TEXT NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX revision_at ON revision (at_ms, id);

-- A score may now be given outside any session: SQLite changes a CHECK only in a new table.
CREATE TABLE pain_2 (
    id              TEXT NOT NULL PRIMARY KEY,
    at_ms           INTEGER NOT NULL,        -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind            TEXT NOT NULL
                    CHECK (kind IN ('before', 'worst', 'after', 'next_morning', 'hurts', 'now')),
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
INSERT INTO pain_2 SELECT * FROM pain;
DROP TABLE pain;
ALTER TABLE pain_2 RENAME TO pain;
CREATE INDEX pain_day ON pain (day, at_ms, id);
CREATE INDEX pain_session ON pain (session_id);
CREATE INDEX pain_outside ON pain (day, at_ms, id) WHERE session_id IS NULL;
