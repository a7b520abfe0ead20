-- The checker's notebook, several reviewers, merging and redaction.

-- Events in the order that is the same in every copy: by time, within a desk by number, else by identity. A desk's
-- clock is never behind what it has read, so that an event follows all that its reviewer could see.

-- A verdict with more: a finer rating, and words that should be others. `pass` says whether it is the first look, a
-- second one, or settles a disagreement; `replaces` whether all that was known stands no longer, or only the same
-- reviewer's own of the same pass.
ALTER TABLE verdicts ADD COLUMN rating TEXT CHECK (
    rating IS NULL
    OR (verdict = 'verified' AND rating IN ('true', 'mostly_true'))
    OR (verdict = 'disputed' AND rating IN (
        'half_true', 'mostly_false', 'false', 'misleading', 'missing_context', 'outdated', 'altered', 'misattributed'
    ))
    OR (verdict = 'unsourced' AND rating IN ('unproven', 'contradictory'))
);
ALTER TABLE verdicts ADD COLUMN old_text TEXT;
ALTER TABLE verdicts ADD COLUMN proposed_text TEXT CHECK ((old_text IS NULL) = (proposed_text IS NULL));
ALTER TABLE verdicts ADD COLUMN pass TEXT NOT NULL DEFAULT 'first' CHECK (pass IN ('first', 'second', 'settling'));
ALTER TABLE verdicts ADD COLUMN replaces TEXT NOT NULL DEFAULT 'all' CHECK (replaces IN ('all', 'own'));

-- The last event of every other desk that the file held when a verdict was given: what its reviewer could know.
CREATE TABLE verdict_sight (
    event_id INTEGER NOT NULL REFERENCES verdicts (event_id),
    seen_id INTEGER NOT NULL REFERENCES events (id),
    PRIMARY KEY (event_id, seen_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_sight_seen ON verdict_sight (seen_id);
INSERT INTO verdict_sight (event_id, seen_id)
SELECT v.event_id, tip.id
FROM verdicts AS v
JOIN events AS e ON e.id = v.event_id
JOIN desks AS d ON d.id <> e.desk_id
JOIN events AS tip ON tip.id = (
    SELECT id FROM events WHERE desk_id = d.id AND id < e.id AND at < e.at ORDER BY seq DESC LIMIT 1
);

-- A second chain that two copies went on with as the same desk, from an event on.
ALTER TABLE desks ADD COLUMN forked_from INTEGER REFERENCES events (id);

CREATE TABLE second_pass_wishes (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    wanted INTEGER NOT NULL CHECK (wanted IN (0, 1))
) STRICT;
CREATE INDEX second_pass_wishes_claim ON second_pass_wishes (claim_id);

-- Questions: to the author, or to whom a claim is about, for a reply before it is published.
CREATE TABLE questions (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    kind TEXT NOT NULL CHECK (kind IN ('author', 'reply')),
    asked_of TEXT CHECK (kind = 'author' OR trim(coalesce(asked_of, '')) <> ''),
    way TEXT CHECK (way IN ('email', 'phone', 'message', 'letter', 'in_person', 'other')),
    asked_on TEXT NOT NULL CHECK (asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
    deadline TEXT CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
    text TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
CREATE INDEX questions_claim ON questions (claim_id);

CREATE TABLE answers (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    question_id INTEGER NOT NULL REFERENCES questions (event_id),
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'declined', 'withdrawn')),
    answered_on TEXT NOT NULL CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
    text TEXT CHECK (outcome <> 'answered' OR trim(coalesce(text, '')) <> '')
) STRICT;
CREATE INDEX answers_question ON answers (question_id);

CREATE TABLE assignments (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    assignee_id INTEGER REFERENCES reviewers (id)
) STRICT;
CREATE INDEX assignments_claim ON assignments (claim_id);

CREATE TABLE confidential_marks (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER REFERENCES claims (id),
    document_id INTEGER REFERENCES documents (id),
    evidence_id INTEGER REFERENCES evidence (event_id),
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    CHECK ((claim_id IS NOT NULL) + (document_id IS NOT NULL) + (evidence_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX confidential_marks_claim ON confidential_marks (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX confidential_marks_document ON confidential_marks (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX confidential_marks_evidence ON confidential_marks (evidence_id) WHERE evidence_id IS NOT NULL;

-- A redaction: words that had to go. What its event says of each event whose body it blanked is the hash that the
-- body has since.
CREATE TABLE redactions (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    places INTEGER NOT NULL CHECK (places >= 0)
) STRICT;
CREATE TABLE redacted_events (
    event_id INTEGER NOT NULL REFERENCES events (id),
    redaction_id INTEGER NOT NULL REFERENCES redactions (event_id),
    body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
    PRIMARY KEY (event_id, redaction_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE redacted_texts (
    redaction_id INTEGER NOT NULL REFERENCES redactions (event_id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (redaction_id, sha256)
) STRICT, WITHOUT ROWID;

ALTER TABLE claim_states ADD COLUMN second_pass TEXT NOT NULL DEFAULT 'none'
    CHECK (second_pass IN ('none', 'wanted', 'agreed', 'disagreed', 'settled'));
ALTER TABLE claim_states ADD COLUMN assigned_to INTEGER REFERENCES reviewers (id);
ALTER TABLE claim_states ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1));
ALTER TABLE claim_states ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0;
CREATE INDEX claim_states_second_pass ON claim_states (second_pass) WHERE second_pass <> 'none';
CREATE INDEX claim_states_assigned_to ON claim_states (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX claim_states_confidential ON claim_states (claim_id) WHERE confidential = 1;
CREATE INDEX claim_states_unanswered ON claim_states (claim_id) WHERE unanswered > 0;

-- An event counts unless the last word on it is an undo.
DROP VIEW effective_events;
CREATE VIEW effective_events AS
SELECT e.*
FROM events AS e
WHERE e.kind NOT IN ('undo', 'redo')
    AND coalesce(
        (
            SELECT u.kind FROM events AS u WHERE u.target_id = e.id
            ORDER BY u.at DESC, u.seq DESC, u.uid DESC LIMIT 1
        ),
        'redo'
    ) = 'redo';

-- The verdicts that stand: of the words that a claim has since, and replaced by no other one that counts. More than one
-- where another reviewer looked again, or where people judged apart from each other.
DROP VIEW claim_standings;
DROP VIEW counting_verdicts;
DROP VIEW counting_asides;
CREATE VIEW standing_verdicts AS
SELECT v.claim_id, v.event_id, v.verdict, v.pass, e.reviewer_id, e.at, e.seq, e.uid
FROM verdicts AS v
JOIN effective_events AS e ON e.id = v.event_id
WHERE NOT EXISTS (
    SELECT 1 FROM claim_versions AS w JOIN effective_events AS we ON we.id = w.event_id
    WHERE w.claim_id = v.claim_id AND w.changed = 1 AND (we.at, we.seq, we.uid) > (e.at, e.seq, e.uid)
) AND NOT EXISTS (
    SELECT 1
    FROM verdicts AS w
    JOIN effective_events AS n ON n.id = w.event_id
    WHERE w.claim_id = v.claim_id
        AND w.event_id <> v.event_id
        AND (
            (w.pass = v.pass AND n.reviewer_id = e.reviewer_id AND (n.at, n.seq, n.uid) > (e.at, e.seq, e.uid))
            OR (
                w.replaces = 'all'
                AND (
                    (n.desk_id = e.desk_id AND n.seq > e.seq)
                    OR EXISTS (
                        SELECT 1 FROM verdict_sight AS s JOIN events AS tip ON tip.id = s.seen_id
                        WHERE s.event_id = w.event_id AND tip.desk_id = e.desk_id AND tip.seq >= e.seq
                    )
                )
            )
        )
);

CREATE VIEW counting_asides AS
SELECT k.claim_id, k.event_id, k.value, e.at, e.seq, e.uid
FROM claim_corrections AS k JOIN effective_events AS e ON e.id = k.event_id
WHERE k.field = 'aside' AND NOT EXISTS (
    SELECT 1 FROM claim_versions AS w JOIN effective_events AS we ON we.id = w.event_id
    WHERE w.claim_id = k.claim_id AND w.changed = 1 AND (we.at, we.seq, we.uid) > (e.at, e.seq, e.uid)
);

-- What each claim stands at by the ledger: what `claim_states` keeps. Set aside, where that was said last; else by its
-- verdicts. The subqueries are by the claim, each on its index: this is asked with every act.
CREATE VIEW claim_standings AS
SELECT
    p.claim_id,
    iif(p.aside_event_id IS NULL, (SELECT verdict FROM verdicts WHERE event_id = p.last_verdict), 'aside') AS verdict,
    iif(p.aside_event_id IS NULL, p.last_verdict, NULL) AS verdict_event_id,
    p.aside_event_id, p.second_pass, p.assigned_to, p.confidential, p.unanswered
FROM (
SELECT
    c.id AS claim_id,
    (
        SELECT s.event_id FROM standing_verdicts AS s WHERE s.claim_id = c.id
        ORDER BY s.pass = 'second', s.at DESC, s.seq DESC, s.uid DESC LIMIT 1
    ) AS last_verdict,
    (
        SELECT iif(
            a.value IS NULL OR EXISTS (
                SELECT 1 FROM standing_verdicts AS v
                WHERE v.claim_id = a.claim_id AND (v.at, v.seq, v.uid) > (a.at, a.seq, a.uid)
            ), NULL, a.event_id
        )
        FROM counting_asides AS a WHERE a.claim_id = c.id ORDER BY a.at DESC, a.seq DESC, a.uid DESC LIMIT 1
    ) AS aside_event_id,
    coalesce(
        (
            SELECT CASE
                WHEN count(DISTINCT s.verdict) > 1 THEN 'disagreed'
                WHEN count(*) > 1 THEN 'agreed'
                WHEN max(s.pass) = 'settling' THEN 'settled'
            END
            FROM standing_verdicts AS s WHERE s.claim_id = c.id
        ),
        (
            SELECT iif(w.wanted, 'wanted', NULL)
            FROM second_pass_wishes AS w JOIN effective_events AS e ON e.id = w.event_id
            WHERE w.claim_id = c.id ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
        ),
        'none'
    ) AS second_pass,
    (
        SELECT a.assignee_id FROM assignments AS a JOIN effective_events AS e ON e.id = a.event_id
        WHERE a.claim_id = c.id ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
    ) AS assigned_to,
    coalesce(
        (
            SELECT m.confidential FROM confidential_marks AS m JOIN effective_events AS e ON e.id = m.event_id
            WHERE m.claim_id = c.id ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
        ),
        0
    ) AS confidential,
    (
        SELECT count(*) FROM questions AS q JOIN effective_events AS e ON e.id = q.event_id
        WHERE q.claim_id = c.id AND NOT EXISTS (
            SELECT 1 FROM answers AS a JOIN effective_events AS ae ON ae.id = a.event_id
            WHERE a.question_id = q.event_id
        )
    ) AS unanswered
FROM claims AS c
) AS p;

DROP VIEW current_verdicts;
CREATE VIEW current_verdicts AS
SELECT v.claim_id, v.verdict, v.note, v.event_id, e.at, r.name AS reviewer, v.rating, v.old_text, v.proposed_text, v.pass
FROM (SELECT DISTINCT claim_id FROM verdicts) AS judged
JOIN listed_claims AS c ON c.id = judged.claim_id
JOIN claim_standings AS s ON s.claim_id = judged.claim_id
JOIN verdicts AS v ON v.event_id = s.verdict_event_id
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id;

DROP TRIGGER states_after_verdict;
-- A verdict that has just been given at this desk and replaces all that was known: it alone stands.
CREATE TRIGGER states_after_verdict AFTER INSERT ON verdicts
WHEN new.replaces = 'all' AND new.event_id = (SELECT max(id) FROM events) BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET
        verdict = new.verdict,
        verdict_event_id = new.event_id,
        aside_event_id = NULL,
        second_pass = CASE
            WHEN new.pass = 'settling' THEN 'settled'
            WHEN EXISTS (SELECT 1 FROM second_pass_wishes WHERE claim_id = new.claim_id)
                THEN (SELECT second_pass FROM claim_standings WHERE claim_id = new.claim_id)
            ELSE 'none'
        END
    WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_other_verdict AFTER INSERT ON verdicts
WHEN new.replaces <> 'all' OR new.event_id <> (SELECT max(id) FROM events) BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id, second_pass) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id, s.second_pass
        FROM claim_standings AS s WHERE s.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
DROP TRIGGER states_after_version;
CREATE TRIGGER states_after_version AFTER INSERT ON claim_versions WHEN new.changed = 1 BEGIN
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id, second_pass) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id, s.second_pass
        FROM claim_standings AS s WHERE s.claim_id = new.claim_id
    ) WHERE claim_id = new.claim_id;
END;
DROP TRIGGER states_after_split_undo;
CREATE TRIGGER states_after_split_undo AFTER INSERT ON events
WHEN new.target_id IS NOT NULL AND EXISTS (SELECT 1 FROM claim_versions WHERE event_id = new.target_id AND changed = 1)
BEGIN
    UPDATE claim_states SET (verdict, verdict_event_id, aside_event_id, second_pass) = (
        SELECT s.verdict, s.verdict_event_id, s.aside_event_id, s.second_pass
        FROM claim_standings AS s WHERE s.claim_id = claim_states.claim_id
    )
    WHERE claim_id IN (SELECT claim_id FROM claim_versions WHERE event_id = new.target_id AND changed = 1);
END;

DROP TRIGGER states_after_undo;
CREATE TRIGGER states_after_undo AFTER INSERT ON events WHEN new.target_id IS NOT NULL AND new.claim_id IS NOT NULL BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET
        (verdict, verdict_event_id, aside_event_id, second_pass, assigned_to, confidential, unanswered) = (
            SELECT verdict, verdict_event_id, aside_event_id, second_pass, assigned_to, confidential, unanswered
            FROM claim_standings WHERE claim_id = new.claim_id
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

CREATE TRIGGER states_after_wish AFTER INSERT ON second_pass_wishes BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET second_pass = (SELECT second_pass FROM claim_standings WHERE claim_id = new.claim_id)
    WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_question AFTER INSERT ON questions BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET unanswered = (SELECT unanswered FROM claim_standings WHERE claim_id = new.claim_id)
    WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_answer AFTER INSERT ON answers BEGIN
    UPDATE claim_states SET unanswered = (
        SELECT unanswered FROM claim_standings WHERE claim_id = claim_states.claim_id
    ) WHERE claim_id = (SELECT claim_id FROM questions WHERE event_id = new.question_id);
END;
CREATE TRIGGER states_after_assignment AFTER INSERT ON assignments BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET assigned_to = (SELECT assigned_to FROM claim_standings WHERE claim_id = new.claim_id)
    WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER states_after_confidential AFTER INSERT ON confidential_marks WHEN new.claim_id IS NOT NULL BEGIN
    INSERT INTO claim_states (claim_id) VALUES (new.claim_id) ON CONFLICT DO NOTHING;
    UPDATE claim_states SET confidential = (SELECT confidential FROM claim_standings WHERE claim_id = new.claim_id)
    WHERE claim_id = new.claim_id;
END;

-- The order of events is the same in every copy, also for dates and for decisions on references.
DROP VIEW current_article_dates;
CREATE VIEW current_article_dates AS
SELECT
    a.id AS article_id,
    (
        SELECT published FROM (
            SELECT d.published, e.at, e.seq, e.uid
            FROM article_dates AS d JOIN effective_events AS e ON e.id = d.event_id
            WHERE d.article_id = a.id
            UNION ALL SELECT a.published_found, '', 0, ''
        ) ORDER BY at DESC, seq DESC, uid DESC LIMIT 1
    ) AS published
FROM articles AS a;

CREATE VIEW current_decisions AS
SELECT
    pair.claim_id, pair.other_id,
    (
        SELECT d.decision FROM reference_decisions AS d JOIN effective_events AS e ON e.id = d.event_id
        WHERE d.claim_id = pair.claim_id AND d.other_id = pair.other_id
        ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
    ) AS decision
FROM (SELECT DISTINCT claim_id, other_id FROM reference_decisions) AS pair;
DROP TRIGGER references_after_undo;
CREATE TRIGGER references_after_undo AFTER INSERT ON events WHEN new.target_id IS NOT NULL BEGIN
    UPDATE cross_references SET status = coalesce((
        SELECT d.decision FROM current_decisions AS d
        WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id
    ), 'suggested')
    WHERE (claim_id, other_id) = (
        SELECT claim_id, other_id FROM reference_decisions WHERE event_id = new.target_id
    );
END;
DROP TRIGGER references_keep_decision;
CREATE TRIGGER references_keep_decision AFTER INSERT ON cross_references
WHEN EXISTS (SELECT 1 FROM reference_decisions WHERE claim_id = new.claim_id AND other_id = new.other_id) BEGIN
    UPDATE cross_references SET status = coalesce((
        SELECT d.decision FROM current_decisions AS d WHERE d.claim_id = new.claim_id AND d.other_id = new.other_id
    ), 'suggested')
    WHERE id = new.id;
END;

DROP VIEW verdict_history;
CREATE VIEW verdict_history AS
SELECT
    v.claim_id, c.text AS claim, v.verdict, v.note, r.name AS reviewer, e.at,
    NOT EXISTS (SELECT 1 FROM effective_events AS ee WHERE ee.id = e.id) AS undone,
    v.event_id, e.uid AS event_uid, c.unlisted, v.rating, v.old_text, v.proposed_text, v.pass
FROM verdicts AS v
JOIN events AS e ON e.id = v.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN claims AS c ON c.id = v.claim_id
WHERE c.unlisted IS NOT 'withdrawn'
ORDER BY e.at, e.seq, e.uid;

CREATE VIEW disagreements AS
SELECT
    st.claim_id, c.text AS claim, a.label AS article, c.article_id, v.verdict, v.pass, v.rating, v.note,
    r.name AS reviewer, v.at, v.event_id
FROM claim_states AS st
JOIN (
    SELECT s.claim_id, s.event_id, s.verdict, s.pass, s.reviewer_id, s.at, v.rating, v.note
    FROM standing_verdicts AS s JOIN verdicts AS v ON v.event_id = s.event_id
) AS v ON v.claim_id = st.claim_id
JOIN reviewers AS r ON r.id = v.reviewer_id
JOIN listed_claims AS c ON c.id = st.claim_id
JOIN articles AS a ON a.id = c.article_id
WHERE st.second_pass = 'disagreed';

CREATE VIEW question_sheet AS
SELECT
    q.event_id AS question_id, q.kind, q.claim_id, c.text AS claim, c.article_id, a.label AS article, q.asked_of, q.way,
    q.asked_on, q.deadline, q.text AS question, r.name AS reviewer,
    coalesce(an.outcome, 'waiting') AS outcome, an.answered_on, an.text AS answer
FROM questions AS q
JOIN effective_events AS e ON e.id = q.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN listed_claims AS c ON c.id = q.claim_id
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN answers AS an ON an.event_id = (
    SELECT x.event_id FROM answers AS x JOIN effective_events AS xe ON xe.id = x.event_id
    WHERE x.question_id = q.event_id ORDER BY xe.at DESC, xe.seq DESC, xe.uid DESC LIMIT 1
);

-- Claims that are confidential, with their pieces and what they are pieces of, which have the same words.
CREATE VIEW confidential_claims AS
SELECT claim_id FROM claim_states WHERE confidential = 1
UNION
SELECT c.id FROM claims AS c JOIN claim_states AS st ON st.claim_id = c.part_of WHERE st.confidential = 1
UNION
SELECT c.part_of FROM claims AS c JOIN claim_states AS st ON st.claim_id = c.id
WHERE st.confidential = 1 AND c.part_of IS NOT NULL;

-- What is confidential apart from claims: documents, and pieces of evidence (also those that cite such a document).
CREATE VIEW confidential_documents AS
SELECT d.id AS document_id, d.label
FROM documents AS d
WHERE (
    SELECT m.confidential FROM confidential_marks AS m JOIN effective_events AS e ON e.id = m.event_id
    WHERE m.document_id = d.id ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
);
CREATE VIEW confidential_evidence AS
SELECT x.event_id, x.claim_id
FROM evidence AS x
WHERE x.document_id IN (SELECT document_id FROM confidential_documents)
    OR (
        SELECT m.confidential FROM confidential_marks AS m JOIN effective_events AS e ON e.id = m.event_id
        WHERE m.evidence_id = x.event_id ORDER BY e.at DESC, e.seq DESC, e.uid DESC LIMIT 1
    );
