-- The tables with many rows keep an id as a key: a UUID in its 16 bytes, any other text as it is
-- (storage/keys.py, which gives SQLite id_key()), and a device by its number. Sets stand beside
-- each other by session, so that they need no index besides. Thirty years take 27 MB instead of 66.

CREATE TABLE device_3 (
    number          INTEGER NOT NULL PRIMARY KEY,   -- of this file only; what leaves it has the id
    id              TEXT NOT NULL UNIQUE,
    made_ms         INTEGER NOT NULL,        -- instant
    here            INTEGER NOT NULL CHECK (here IN (0, 1))     -- 1: of this data folder
) STRICT;
INSERT INTO device_3 (id, made_ms, here) SELECT id, made_ms, here FROM device ORDER BY made_ms, id;
INSERT OR IGNORE INTO device_3 (id, made_ms, here)
    SELECT device, 0, 0 FROM session UNION SELECT device, 0, 0 FROM set_row
    UNION SELECT device, 0, 0 FROM pain;
DROP TABLE device;
ALTER TABLE device_3 RENAME TO device;
CREATE UNIQUE INDEX device_here ON device (here) WHERE here = 1;

CREATE TABLE session_3 (
    id              ANY NOT NULL PRIMARY KEY,       -- key
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
    device          INTEGER NOT NULL REFERENCES device (number),
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    felt_next_morning TEXT CHECK (felt_next_morning IN ('better', 'same', 'worse')) -- NULL: not told
) STRICT, WITHOUT ROWID;
INSERT INTO session_3
    SELECT id_key(id), day, started_ms, ended_ms, offset_min, zone, kind, program, outcome, short,
        active_ms, sets_planned, sets_done, pain_before, pain_worst, pain_after, pain_next_morning,
        effort, note, content_version, app_version, version,
        (SELECT number FROM device d WHERE d.id = session.device), deleted, felt_next_morning
    FROM session ORDER BY id;

CREATE TABLE set_row_3 (
    id              ANY NOT NULL,            -- key
    session_id      ANY NOT NULL REFERENCES session_3 (id),     -- key
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
    device          INTEGER NOT NULL REFERENCES device (number),
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO set_row_3
    SELECT id_key(id), id_key(session_id), place, exercise, variant, side, set_no, reps_planned,
        reps_done, hold_ms_planned, hold_ms_done, load_grams, band, outcome, corrected, pain,
        form_clean, note, rep_times, active_ms, version,
        (SELECT number FROM device d WHERE d.id = set_row.device), deleted
    FROM set_row ORDER BY session_id;

CREATE TABLE pain_3 (
    id              ANY NOT NULL PRIMARY KEY,       -- key
    at_ms           INTEGER NOT NULL,        -- instant
    offset_min      INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080), -- local minus UTC
    day             TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind            TEXT NOT NULL
                    CHECK (kind IN ('before', 'worst', 'after', 'next_morning', 'hurts', 'now')),
    score           INTEGER CHECK (score BETWEEN 0 AND 10),
    site            TEXT NOT NULL,
    session_id      ANY REFERENCES session_3 (id),  -- key; NULL: outside any session
    set_id          ANY NOT NULL,            -- key; for 'hurts', '' for none
    rep             INTEGER NOT NULL CHECK (rep >= 0),          -- for 'hurts', 0 outside reps
    note            TEXT NOT NULL,
    version         INTEGER NOT NULL,
    device          INTEGER NOT NULL REFERENCES device (number),
    deleted         INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO pain_3
    SELECT id_key(id), at_ms, offset_min, day, kind, score, site, id_key(session_id),
        id_key(set_id), rep, note, version,
        (SELECT number FROM device d WHERE d.id = pain.device), deleted
    FROM pain ORDER BY id;

DROP TABLE set_row;
DROP TABLE pain;
DROP TABLE session;
ALTER TABLE session_3 RENAME TO session;
ALTER TABLE set_row_3 RENAME TO set_row;
ALTER TABLE pain_3 RENAME TO pain;
CREATE UNIQUE INDEX session_day ON session (day, started_ms, id);
CREATE INDEX session_version ON session (version);      -- the greatest is looked up at each start
CREATE INDEX pain_day ON pain (day, at_ms, id);
CREATE INDEX pain_session ON pain (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX pain_outside ON pain (day, at_ms, id) WHERE session_id IS NULL;
