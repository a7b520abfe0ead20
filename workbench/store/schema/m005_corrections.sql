-- Corrections by people, new drafts, better splits, and articles withdrawn. What a person did is an event with a row in
-- a table that is only added to; claims, articles and speakers then show what that comes to.

-- Why a claim is in no list. NULL: it is listed.
ALTER TABLE claims ADD COLUMN unlisted TEXT CHECK (
    unlisted IN ('withdrawn', 'taken_back', 'replaced', 'to_place', 'earlier_draft')
);
-- The act that made a claim which the first split did not find.
ALTER TABLE claims ADD COLUMN made_by INTEGER REFERENCES events (id);
-- The speaker as printed, where speaker_id is the person whom that name stands for.
ALTER TABLE claims ADD COLUMN named_id INTEGER REFERENCES speakers (id);
CREATE INDEX claims_unlisted ON claims (unlisted) WHERE unlisted IS NOT NULL;
CREATE INDEX claims_named ON claims (named_id) WHERE named_id IS NOT NULL;
DROP INDEX claims_article;
CREATE INDEX claims_article ON claims (article_id, position, unlisted);

-- The draft that counts, the split of it that counts (NULL: the first), and why the article is withdrawn.
ALTER TABLE articles ADD COLUMN draft_id INTEGER REFERENCES drafts (id);
ALTER TABLE articles ADD COLUMN split_id INTEGER REFERENCES events (id);
ALTER TABLE articles ADD COLUMN withdrawn TEXT;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_source ON articles (source);
UPDATE articles SET draft_id = (SELECT id FROM drafts WHERE article_id = articles.id ORDER BY number DESC LIMIT 1);
CREATE TRIGGER articles_first_draft AFTER INSERT ON drafts BEGIN
    UPDATE articles SET draft_id = new.id WHERE id = new.article_id AND draft_id IS NULL;
END;

-- The version of the splitter that took a draft apart first; 0 where it was not written down.
ALTER TABLE drafts ADD COLUMN splitter INTEGER NOT NULL DEFAULT 0 CHECK (splitter >= 0);

ALTER TABLE claim_states ADD COLUMN aside_event_id INTEGER REFERENCES events (id);
ALTER TABLE cross_references ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));

-- A draft, or a better split of one, that took the place of what was there.
CREATE TABLE article_splits (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    splitter INTEGER NOT NULL CHECK (splitter >= 0),
    sentences TEXT NOT NULL CHECK (json_valid(sentences)),
    sentences_before TEXT NOT NULL CHECK (json_valid(sentences_before))
) STRICT;
CREATE INDEX article_splits_article ON article_splits (article_id);

-- What a claim is in a split: written where it stands in more than one, or was corrected. `changed`: its words are
-- others than before, so that what was said of it earlier counts no more. `found` is what the split found in the place of
-- a claim to which a person gave other borders before.
CREATE TABLE claim_versions (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    event_id INTEGER REFERENCES events (id),
    split_id INTEGER REFERENCES events (id),
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    changed INTEGER NOT NULL DEFAULT 0 CHECK (changed IN (0, 1)),
    content TEXT NOT NULL CHECK (json_valid(content)),
    found TEXT CHECK (found IS NULL OR json_valid(found))
) STRICT;
CREATE INDEX claim_versions_claim ON claim_versions (claim_id, split_id);
CREATE INDEX claim_versions_split ON claim_versions (split_id) WHERE split_id IS NOT NULL;

-- One thing of a claim that a person put right. The last that counts of each field is the claim's; borders and cue
-- are places in one split.
CREATE TABLE claim_corrections (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    field TEXT NOT NULL CHECK (field IN ('aside', 'borders', 'kind', 'speaker', 'cue', 'date', 'replaced')),
    value TEXT CHECK (value IS NULL OR json_valid(value)),
    split_id INTEGER REFERENCES events (id)
) STRICT;
CREATE INDEX claim_corrections_claim ON claim_corrections (claim_id, field);
CREATE INDEX claim_corrections_field ON claim_corrections (field);

-- The words that a claim had until an event gave it others.
CREATE TABLE claim_wordings (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    event_id INTEGER NOT NULL REFERENCES events (id),
    text TEXT NOT NULL,
    PRIMARY KEY (claim_id, event_id)
) STRICT, WITHOUT ROWID;

-- Claims of which a split does not tell where they stand now, with the places that may be theirs; and what was said.
CREATE TABLE place_questions (
    event_id INTEGER NOT NULL REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    candidates TEXT NOT NULL CHECK (json_valid(candidates)),
    PRIMARY KEY (event_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_questions_claim ON place_questions (claim_id);
CREATE TABLE place_answers (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    split_id INTEGER NOT NULL REFERENCES events (id)
) STRICT;
CREATE INDEX place_answers_claim ON place_answers (claim_id, split_id);

CREATE TABLE article_withdrawals (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    reason TEXT
) STRICT;
CREATE INDEX article_withdrawals_article ON article_withdrawals (article_id);

-- Whom a name stands for: a person renamed, or two who are one.
CREATE TABLE speaker_names (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    person TEXT NOT NULL CHECK (trim(person) <> '')
) STRICT;

-- A claim that leaves the lists takes its cross-references along, and brings them back.
CREATE TRIGGER references_hidden AFTER UPDATE OF unlisted ON claims
WHEN (old.unlisted IS NULL) <> (new.unlisted IS NULL) BEGIN
    UPDATE cross_references SET hidden = EXISTS (
        SELECT 1 FROM claims AS c WHERE c.id IN (claim_id, other_id) AND c.unlisted IS NOT NULL
    )
    WHERE claim_id = new.id OR other_id = new.id;
END;

DROP TRIGGER link_queue_claim_added;
CREATE TRIGGER link_queue_claim_added AFTER INSERT ON claims WHEN new.unlisted IS NULL BEGIN
    INSERT INTO link_queue (claim_id) VALUES (new.id);
END;

-- What counts of what was said of a claim: not taken back, and of the words that it has since.
CREATE VIEW counting_verdicts AS
SELECT v.claim_id, v.event_id, v.verdict, v.note, e.at
FROM verdicts AS v JOIN effective_events AS e ON e.id = v.event_id
WHERE NOT EXISTS (
    SELECT 1 FROM claim_versions AS w JOIN effective_events AS we ON we.id = w.event_id
    WHERE w.claim_id = v.claim_id AND w.changed = 1 AND (we.at, we.id) > (e.at, e.id)
);
CREATE VIEW counting_asides AS
SELECT k.claim_id, k.event_id, k.value, e.at
FROM claim_corrections AS k JOIN effective_events AS e ON e.id = k.event_id
WHERE k.field = 'aside' AND NOT EXISTS (
    SELECT 1 FROM claim_versions AS w JOIN effective_events AS we ON we.id = w.event_id
    WHERE w.claim_id = k.claim_id AND w.changed = 1 AND (we.at, we.id) > (e.at, e.id)
);

-- What each claim stands at, from the events alone: set aside, where that was said last; else the last verdict. The
-- subqueries are by the claim, each on its index: this is asked with every verdict.
CREATE VIEW claim_standings AS
SELECT
    p.claim_id,
    iif(p.aside_event_id IS NULL, (SELECT verdict FROM verdicts WHERE event_id = p.last_verdict), 'aside') AS verdict,
    iif(p.aside_event_id IS NULL, p.last_verdict, NULL) AS verdict_event_id,
    p.aside_event_id
FROM (
    SELECT
        c.id AS claim_id,
        (
            SELECT v.event_id FROM counting_verdicts AS v WHERE v.claim_id = c.id
            ORDER BY v.at DESC, v.event_id DESC LIMIT 1
        ) AS last_verdict,
        (
            SELECT iif(
                a.value IS NULL OR EXISTS (
                    SELECT 1 FROM counting_verdicts AS v
                    WHERE v.claim_id = a.claim_id AND (v.at, v.event_id) > (a.at, a.event_id)
                ), NULL, a.event_id
            )
            FROM counting_asides AS a WHERE a.claim_id = c.id ORDER BY a.at DESC, a.event_id DESC LIMIT 1
        ) AS aside_event_id
    FROM claims AS c
) AS p;

DROP TRIGGER states_after_verdict;
CREATE TRIGGER states_after_verdict AFTER INSERT ON verdicts BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id FROM claim_standings AS s WHERE s.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_aside AFTER INSERT ON claim_corrections WHEN new.field = 'aside' BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id FROM claim_standings AS s WHERE s.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_version AFTER INSERT ON claim_versions WHEN new.changed = 1 BEGIN
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id FROM claim_standings AS s WHERE s.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
DROP TRIGGER states_after_undo;
CREATE TRIGGER states_after_undo AFTER INSERT ON events WHEN new.target_id IS NOT NULL AND new.claim_id IS NOT NULL BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET
        (verdict, verdict_event_id, aside_event_id) = (
            SELECT s.verdict, s.verdict_event_id, s.aside_event_id
            FROM claim_standings AS s WHERE s.claim_id = new.claim_id
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
-- An act on a whole article is taken back: what its claims stand at may be what it was.
CREATE TRIGGER states_after_split_undo AFTER INSERT ON events
WHEN new.target_id IS NOT NULL AND EXISTS (SELECT 1 FROM claim_versions WHERE event_id = new.target_id AND changed = 1)
BEGIN
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id
        FROM claim_standings AS s WHERE s.claim_id = claim_states.claim_id
    )
    WHERE claim_id IN (SELECT claim_id FROM claim_versions WHERE event_id = new.target_id AND changed = 1);
END;
CREATE INDEX claim_versions_event ON claim_versions (event_id) WHERE event_id IS NOT NULL;

-- The views over claims show those that are listed.
DROP VIEW open_claims;
DROP VIEW disputed;
DROP VIEW quotes_by_speaker;
DROP VIEW claim_sheet;
CREATE VIEW listed_claims AS SELECT * FROM claims WHERE unlisted IS NULL;

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
    (SELECT group_concat(value, ', ') FROM json_each(c.features)) AS features,
    (
        SELECT json_extract(k.value, '$.reason') FROM claim_corrections AS k WHERE k.event_id = st.aside_event_id
    ) AS aside_reason,
    (
        SELECT nullif(w.text, c.text) FROM claim_wordings AS w
        WHERE w.claim_id = c.id AND w.event_id > st.verdict_event_id ORDER BY w.event_id LIMIT 1
    ) AS verdict_wording,
    (
        SELECT o.verdict FROM verdicts AS o JOIN effective_events AS e ON e.id = o.event_id
        WHERE st.verdict IS NULL AND o.claim_id = c.id ORDER BY e.at DESC, e.id DESC LIMIT 1
    ) AS earlier_verdict
FROM listed_claims AS c
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

DROP VIEW current_verdicts;
CREATE VIEW current_verdicts AS
SELECT v.claim_id, v.verdict, v.note, v.event_id, e.at, r.name AS reviewer
FROM (SELECT DISTINCT claim_id FROM verdicts) AS judged
JOIN listed_claims AS c ON c.id = judged.claim_id
JOIN claim_standings AS s ON s.claim_id = judged.claim_id
JOIN verdicts AS v ON v.event_id = s.verdict_event_id
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id;

DROP VIEW evidence_sheet;
CREATE VIEW evidence_sheet AS
SELECT
    x.event_id, x.claim_id, c.text AS claim, x.stance, x.url, x.title, x.note, r.name AS reviewer, e.at, c.article_id,
    a.label AS article, x.file, x.archived_url, x.retrieved_at, x.sha256, x.passage, x.page, x.paragraph, x.timecode,
    x.origin, x.document_id, d.label AS document
FROM evidence AS x
JOIN effective_events AS e ON e.id = x.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN listed_claims AS c ON c.id = x.claim_id
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN documents AS d ON d.id = x.document_id;

DROP VIEW verdict_history;
CREATE VIEW verdict_history AS
SELECT
    v.claim_id, c.text AS claim, v.verdict, v.note, r.name AS reviewer, e.at,
    NOT EXISTS (SELECT 1 FROM effective_events AS ee WHERE ee.id = e.id) AS undone,
    v.event_id, e.uid AS event_uid, c.unlisted
FROM verdicts AS v
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN claims AS c ON c.id = v.claim_id
WHERE c.unlisted IS NOT 'withdrawn'
ORDER BY e.at, e.id;

DROP VIEW cross_reference_sheet;
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
JOIN articles AS oa ON oa.id = o.article_id
WHERE x.hidden = 0;

DROP VIEW progress;
CREATE VIEW progress AS
SELECT
    a.id AS article_id,
    a.label AS article,
    a.published,
    count(c.id) AS claims,
    count(c.id) - count(st.verdict) AS open,
    coalesce(sum(st.verdict = 'verified'), 0) AS verified,
    coalesce(sum(st.verdict = 'disputed'), 0) AS disputed,
    coalesce(sum(st.verdict = 'unsourced'), 0) AS unsourced,
    coalesce(sum(st.verdict = 'aside'), 0) AS aside
FROM articles AS a
LEFT JOIN claims AS c ON c.article_id = a.id AND c.unlisted IS NULL
LEFT JOIN claim_states AS st ON st.claim_id = c.id
WHERE a.withdrawn IS NULL
GROUP BY a.id;

DROP VIEW claim_times;
CREATE VIEW claim_times AS
SELECT
    c.id AS claim_id, c.article_id, c.position, t.id AS time_id,
    CASE WHEN t.start_offset < c.end_offset AND t.end_offset > c.start_offset THEN 'claim' ELSE 'sentence' END AS place,
    t.text AS time, t.timex_type, t.value, t.edtf, t.earliest, t.latest, t.precision, t.rule, c.text AS claim
FROM times AS t
JOIN sentences AS s ON s.draft_id = t.draft_id AND s.start_offset < t.end_offset AND s.end_offset > t.start_offset
JOIN listed_claims AS c ON c.draft_id = t.draft_id AND c.start_offset < s.end_offset AND c.end_offset > s.start_offset;

DROP VIEW flagged_times;
CREATE VIEW flagged_times AS
SELECT
    f.kind, f.reason, t.text AS time, t.value, a.id AS article_id, a.label AS article, a.published,
    (
        SELECT min(c.id) FROM listed_claims AS c
        WHERE c.draft_id = t.draft_id AND c.start_offset < t.end_offset AND c.end_offset > t.start_offset
    ) AS claim_id,
    f.time_id, f.other_id
FROM time_flags AS f
JOIN times AS t ON t.id = f.time_id
JOIN articles AS a ON a.draft_id = t.draft_id
WHERE a.withdrawn IS NULL;

DROP VIEW fact_check_sheet;
CREATE VIEW fact_check_sheet AS
SELECT
    m.claim_id, c.text AS claim, a.label AS article, m.relation, m.score,
    f.claim AS checked_claim, f.rating, f.publisher, f.url, f.published, f.claimant, f.title,
    (SELECT group_concat(value, '; ') FROM json_each(m.reasons)) AS reasons,
    m.fact_check_id, f.identifier
FROM fact_check_matches AS m
JOIN listed_claims AS c ON c.id = m.claim_id
JOIN articles AS a ON a.id = c.article_id
JOIN fact_checks AS f ON f.id = m.fact_check_id;

DROP VIEW quote_check_sheet;
CREATE VIEW quote_check_sheet AS
SELECT
    q.claim_id, c.text AS claim, s.name AS speaker, c.article_id, a.label AS article, q.class, q.score,
    (SELECT group_concat(value, ', ') FROM json_each(q.grave)) AS grave,
    q.why, q.document_id, d.label AS document, q.start_offset, q.end_offset, q.passage, q.speaker AS said_by,
    p.page, p.paragraph, p.starts_at, q.checked_at
FROM quote_checks AS q
JOIN listed_claims AS c ON c.id = q.claim_id
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN speakers AS s ON s.id = c.speaker_id
LEFT JOIN documents AS d ON d.id = q.document_id
LEFT JOIN passages AS p ON p.document_id = q.document_id
    AND p.position = (
        SELECT max(position) FROM passages WHERE document_id = q.document_id AND start_offset <= q.start_offset
    );

-- What is in no list and still somebody's work, or set aside.
CREATE VIEW shelf AS
SELECT
    iif(c.unlisted IN ('earlier_draft', 'taken_back'), 'orphan', coalesce(c.unlisted, 'aside')) AS shelf,
    c.id AS claim_id, c.article_id, a.label AS article, c.text AS claim, s.name AS speaker,
    (
        SELECT group_concat(verdict, ', ') FROM (
            SELECT v.verdict FROM verdicts AS v JOIN effective_events AS e ON e.id = v.event_id
            WHERE v.claim_id = c.id ORDER BY e.at DESC, e.id DESC LIMIT 1
        )
    ) AS verdict,
    (
        SELECT json_extract(k.value, '$.reason') FROM claim_states AS st
        JOIN claim_corrections AS k ON k.event_id = st.aside_event_id WHERE st.claim_id = c.id
    ) AS reason
FROM claims AS c
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN speakers AS s ON s.id = c.speaker_id
WHERE c.unlisted IN ('to_place', 'replaced')
    OR (c.unlisted IS NULL AND c.id IN (SELECT claim_id FROM claim_states WHERE verdict = 'aside'))
    OR (
        c.unlisted IN ('earlier_draft', 'taken_back') AND EXISTS (
            SELECT 1 FROM effective_events AS e WHERE e.claim_id = c.id AND e.kind <> 'claim'
        )
    );
