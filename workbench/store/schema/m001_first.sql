-- The first schema. Offsets count code points of drafts.text; times of day are UTC, ISO 8601.

CREATE TABLE desks (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE reviewers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '')
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    title TEXT,
    author TEXT,
    publisher TEXT,
    published TEXT CHECK (
        published GLOB '[0-9][0-9][0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'
    ),
    place TEXT,
    language TEXT NOT NULL,
    url TEXT,
    identifier TEXT,
    source TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by INTEGER NOT NULL REFERENCES reviewers (id)
) STRICT;

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    encoding TEXT NOT NULL,
    head TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(head)),
    marked TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(marked)),
    added_at TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article_id, number)
) STRICT;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    paragraph INTEGER NOT NULL CHECK (paragraph >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('sentence', 'heading')),
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    UNIQUE (draft_id, position)
) STRICT;

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('quote', 'statement', 'heading')),
    form TEXT CHECK (form IN ('direct', 'indirect', 'mixed')),
    text TEXT NOT NULL,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    speaker_id INTEGER REFERENCES speakers (id),
    speaker_role TEXT,
    part_of INTEGER REFERENCES claims (id),
    features TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(features)),
    worth REAL NOT NULL DEFAULT 0 CHECK (worth BETWEEN 0 AND 1),
    worth_reasons TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(worth_reasons)),
    UNIQUE (draft_id, position)
) STRICT;
CREATE INDEX claims_article ON claims (article_id, position);
CREATE INDEX claims_speaker ON claims (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX claims_part_of ON claims (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE claim_spans (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    role TEXT NOT NULL CHECK (role IN ('part', 'quoted', 'cue', 'speaker', 'shared_subject')),
    position INTEGER NOT NULL CHECK (position >= 0),
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    text TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value TEXT NOT NULL,
    mod TEXT,
    edtf TEXT,
    earliest TEXT,
    latest TEXT,
    precision TEXT,
    rule TEXT,
    candidates TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(candidates)),
    CHECK (earliest IS NULL OR latest IS NULL OR earliest <= latest)
) STRICT;
CREATE INDEX times_draft ON times (draft_id, start_offset);
CREATE INDEX times_earliest ON times (earliest, latest);

-- The ledger. The events of one desk form one chain: hash covers the event and the hash before it. The body is
-- covered by its own hash, so that a body can be blanked without breaking the chain.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    act TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'verdict', 'note', 'evidence', 'undo', 'redo')),
    at TEXT NOT NULL,
    reviewer_id INTEGER NOT NULL REFERENCES reviewers (id),
    article_id INTEGER REFERENCES articles (id),
    claim_id INTEGER REFERENCES claims (id),
    target_id INTEGER REFERENCES events (id),
    body TEXT NOT NULL CHECK (json_valid(body)),
    body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    UNIQUE (desk_id, seq),
    CHECK ((kind IN ('undo', 'redo')) = (target_id IS NOT NULL))
) STRICT;
CREATE INDEX events_claim ON events (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX events_target ON events (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX events_reviewer ON events (reviewer_id, id);
CREATE INDEX events_act ON events (act);

CREATE TABLE verdicts (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('verified', 'disputed', 'unsourced')),
    note TEXT
) STRICT;
CREATE INDEX verdicts_claim ON verdicts (claim_id);

CREATE TABLE notes (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
CREATE INDEX notes_claim ON notes (claim_id);

CREATE TABLE evidence (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'undermines', 'context')),
    url TEXT,
    title TEXT,
    note TEXT,
    CHECK (url IS NOT NULL OR title IS NOT NULL)
) STRICT;
CREATE INDEX evidence_claim ON evidence (claim_id);

-- What each touched claim stands at: kept by triggers from the ledger, for lists and counts over many claims.
-- A claim without a row is open. `effective_events` and `current_verdicts` say the same from the events alone.
CREATE TABLE claim_states (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict TEXT CHECK (verdict IN ('verified', 'disputed', 'unsourced')),
    verdict_event_id INTEGER REFERENCES verdicts (event_id),
    notes INTEGER NOT NULL DEFAULT 0,
    evidence INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claim_states_verdict ON claim_states (verdict) WHERE verdict IS NOT NULL;

CREATE TABLE cross_references (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    other_id INTEGER NOT NULL REFERENCES claims (id),
    relation TEXT NOT NULL CHECK (relation IN ('same', 'conflict', 'related')),
    status TEXT NOT NULL DEFAULT 'suggested' CHECK (status IN ('suggested', 'confirmed', 'rejected')),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    reasons TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)),
    shared TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shared)),
    differs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(differs)),
    CHECK (claim_id < other_id),
    UNIQUE (claim_id, other_id)
) STRICT;
CREATE INDEX cross_references_other ON cross_references (other_id);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    text, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claims_words USING fts5vocab (claims_fts, 'row');

CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
    INSERT INTO claims_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER claims_fts_delete AFTER DELETE ON claims BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER claims_fts_update AFTER UPDATE OF text ON claims BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO claims_fts (rowid, text) VALUES (new.id, new.text);
END;

-- What a person did is only ever added to. INSERT OR REPLACE is caught on the way in, since its delete fires
-- triggers only where recursive_triggers is on.
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN
    SELECT RAISE (ABORT, 'events are append-only');
END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN
    SELECT RAISE (ABORT, 'events are append-only');
END;
CREATE TRIGGER events_no_replace BEFORE INSERT ON events
WHEN EXISTS (
    SELECT 1 FROM events WHERE id = new.id OR uid = new.uid OR hash = new.hash
        OR (desk_id = new.desk_id AND seq = new.seq)
) BEGIN
    SELECT RAISE (ABORT, 'events are append-only');
END;
CREATE TRIGGER verdicts_no_update BEFORE UPDATE ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are append-only');
END;
CREATE TRIGGER verdicts_no_delete BEFORE DELETE ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are append-only');
END;
CREATE TRIGGER verdicts_no_replace BEFORE INSERT ON verdicts
WHEN EXISTS (SELECT 1 FROM verdicts WHERE event_id = new.event_id) BEGIN
    SELECT RAISE (ABORT, 'verdicts are append-only');
END;
CREATE TRIGGER notes_no_update BEFORE UPDATE ON notes BEGIN
    SELECT RAISE (ABORT, 'notes are append-only');
END;
CREATE TRIGGER notes_no_delete BEFORE DELETE ON notes BEGIN
    SELECT RAISE (ABORT, 'notes are append-only');
END;
CREATE TRIGGER notes_no_replace BEFORE INSERT ON notes
WHEN EXISTS (SELECT 1 FROM notes WHERE event_id = new.event_id) BEGIN
    SELECT RAISE (ABORT, 'notes are append-only');
END;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN
    SELECT RAISE (ABORT, 'evidence is append-only');
END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN
    SELECT RAISE (ABORT, 'evidence is append-only');
END;
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE event_id = new.event_id) BEGIN
    SELECT RAISE (ABORT, 'evidence is append-only');
END;
CREATE TRIGGER drafts_no_update BEFORE UPDATE OF text, sha256 ON drafts BEGIN
    SELECT RAISE (ABORT, 'the text of a draft never changes');
END;

-- An event counts unless the last word on it is an undo.
CREATE VIEW effective_events AS
SELECT e.*
FROM events AS e
WHERE e.kind NOT IN ('undo', 'redo')
    AND coalesce((SELECT u.kind FROM events AS u WHERE u.target_id = e.id ORDER BY u.id DESC LIMIT 1), 'redo') = 'redo';

CREATE VIEW current_verdicts AS
SELECT v.claim_id, v.verdict, v.note, v.event_id, e.at, r.name AS reviewer
FROM (SELECT DISTINCT claim_id FROM verdicts) AS judged
JOIN verdicts AS v ON v.event_id = (
    SELECT last.event_id FROM verdicts AS last JOIN effective_events AS le ON le.id = last.event_id
    WHERE last.claim_id = judged.claim_id ORDER BY le.at DESC, le.id DESC LIMIT 1
)
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id;

CREATE TRIGGER states_after_verdict AFTER INSERT ON verdicts BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET
        (verdict, verdict_event_id) = (
            SELECT v.verdict, v.event_id FROM verdicts AS v JOIN effective_events AS e ON e.id = v.event_id
            WHERE v.claim_id = new.claim_id ORDER BY e.at DESC, e.id DESC LIMIT 1
        )
    WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_note AFTER INSERT ON notes BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET notes = (
        SELECT count(*) FROM notes JOIN effective_events AS e ON e.id = notes.event_id
        WHERE notes.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_evidence AFTER INSERT ON evidence BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET evidence = (
        SELECT count(*) FROM evidence JOIN effective_events AS e ON e.id = evidence.event_id
        WHERE evidence.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_undo AFTER INSERT ON events WHEN new.target_id IS NOT NULL AND new.claim_id IS NOT NULL BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET
        (verdict, verdict_event_id) = (
            SELECT v.verdict, v.event_id FROM verdicts AS v JOIN effective_events AS e ON e.id = v.event_id
            WHERE v.claim_id = new.claim_id ORDER BY e.at DESC, e.id DESC LIMIT 1
        ),
        notes = (
            SELECT count(*) FROM notes JOIN effective_events AS e ON e.id = notes.event_id
            WHERE notes.claim_id = new.claim_id
        ),
        evidence = (
            SELECT count(*) FROM evidence JOIN effective_events AS e ON e.id = evidence.event_id
            WHERE evidence.claim_id = new.claim_id
        )
    WHERE claim_id = new.claim_id;
END;

CREATE VIEW claim_sheet AS
SELECT
    c.id AS claim_id,
    c.uid AS claim_uid,
    c.article_id,
    a.label AS article,
    a.source,
    a.published,
    a.language,
    c.position,
    c.kind,
    c.form,
    c.text AS claim,
    s.name AS speaker,
    (SELECT text FROM claim_spans WHERE claim_id = c.id AND role = 'speaker') AS speaker_text,
    c.speaker_role,
    (
        SELECT group_concat(text, ' … ')
        FROM (SELECT text FROM claim_spans WHERE claim_id = c.id AND role = 'cue' ORDER BY position)
    ) AS cue,
    c.start_offset,
    c.end_offset,
    c.part_of,
    coalesce(st.verdict, 'open') AS status,
    vr.name AS verdict_by,
    ve.at AS verdict_at,
    v.note AS verdict_note,
    (
        SELECT group_concat(text, ' | ')
        FROM (
            SELECT n.text FROM notes AS n JOIN effective_events AS e ON e.id = n.event_id
            WHERE n.claim_id = c.id ORDER BY e.at, e.id
        )
    ) AS notes,
    (
        SELECT group_concat(text, ' | ')
        FROM (
            SELECT x.stance || ': ' || coalesce(x.title || ' <' || x.url || '>', x.url, x.title) AS text
            FROM evidence AS x JOIN effective_events AS e ON e.id = x.event_id
            WHERE x.claim_id = c.id ORDER BY e.at, e.id
        )
    ) AS evidence,
    c.worth,
    (SELECT group_concat(value, ', ') FROM json_each(c.worth_reasons)) AS worth_reasons,
    (SELECT group_concat(value, ', ') FROM json_each(c.features)) AS features
FROM claims AS c
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN speakers AS s ON s.id = c.speaker_id
LEFT JOIN claim_states AS st ON st.claim_id = c.id
LEFT JOIN verdicts AS v ON v.event_id = st.verdict_event_id
LEFT JOIN events AS ve ON ve.id = v.event_id
LEFT JOIN reviewers AS vr ON vr.id = ve.reviewer_id;

CREATE VIEW open_claims AS SELECT * FROM claim_sheet WHERE status = 'open';

CREATE VIEW disputed AS SELECT * FROM claim_sheet WHERE status = 'disputed';

CREATE VIEW quotes_by_speaker AS
SELECT speaker, claim_id, claim, form, article_id, article, published, status
FROM claim_sheet
WHERE form IS NOT NULL AND speaker IS NOT NULL AND part_of IS NULL
ORDER BY speaker, article_id, position;

CREATE VIEW evidence_sheet AS
SELECT
    x.claim_id, c.text AS claim, x.stance, x.url, x.title, x.note, r.name AS reviewer, e.at, c.article_id,
    a.label AS article
FROM evidence AS x
JOIN effective_events AS e ON e.id = x.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN claims AS c ON c.id = x.claim_id
JOIN articles AS a ON a.id = c.article_id;

CREATE VIEW verdict_history AS
SELECT
    v.claim_id, c.text AS claim, v.verdict, v.note, r.name AS reviewer, e.at,
    NOT EXISTS (SELECT 1 FROM effective_events AS ee WHERE ee.id = e.id) AS undone,
    v.event_id, e.uid AS event_uid
FROM verdicts AS v
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN claims AS c ON c.id = v.claim_id
ORDER BY e.at, e.id;

CREATE VIEW cross_reference_sheet AS
SELECT
    x.id AS cross_reference_id, x.relation, x.status, x.score,
    x.claim_id, c.text AS claim, ca.label AS article,
    x.other_id, o.text AS other_claim, oa.label AS other_article,
    (SELECT group_concat(value, '; ') FROM json_each(x.reasons)) AS reasons
FROM cross_references AS x
JOIN claims AS c ON c.id = x.claim_id
JOIN articles AS ca ON ca.id = c.article_id
JOIN claims AS o ON o.id = x.other_id
JOIN articles AS oa ON oa.id = o.article_id;

CREATE VIEW progress AS
SELECT
    a.id AS article_id,
    a.label AS article,
    a.published,
    count(c.id) AS claims,
    count(c.id) - count(st.verdict) AS open,
    coalesce(sum(st.verdict = 'verified'), 0) AS verified,
    coalesce(sum(st.verdict = 'disputed'), 0) AS disputed,
    coalesce(sum(st.verdict = 'unsourced'), 0) AS unsourced
FROM articles AS a
LEFT JOIN claims AS c ON c.article_id = a.id
LEFT JOIN claim_states AS st ON st.claim_id = c.id
GROUP BY a.id;
