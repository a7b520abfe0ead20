-- Matching: an index of the words of claims and of fact-checks, what people decide on a cross-reference, verdicts
-- taken over, and published fact-checks.

-- The index. `term` is a hash of a language and a stem; `entries` are the numbers of the claims with that stem within
-- one block of 65,536, as unsigned 16-bit integers (little-endian), ascending.
CREATE TABLE match_terms (
    term INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL CHECK (documents > 0)
) STRICT;
CREATE TABLE match_postings (
    block INTEGER NOT NULL CHECK (block >= 0),
    term INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (block, term)
) STRICT, WITHOUT ROWID;

-- Claims whose cross-references are still to be found.
CREATE TABLE link_queue (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    indexed INTEGER NOT NULL DEFAULT 0 CHECK (indexed IN (0, 1))
) STRICT;
CREATE TRIGGER link_queue_claim_added AFTER INSERT ON claims BEGIN
    INSERT INTO link_queue (claim_id) VALUES (new.id);
END;
INSERT INTO link_queue (claim_id) SELECT id FROM claims;

-- A relinking of the whole archive that is under way: how far it has come.
CREATE TABLE link_runs (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_claim_id INTEGER NOT NULL,
    done_to INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a reviewer decided on a cross-reference. The last decision that counts is the reference's status.
CREATE TABLE reference_decisions (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    other_id INTEGER NOT NULL REFERENCES claims (id),
    decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'rejected')),
    CHECK (claim_id < other_id)
) STRICT;
CREATE INDEX reference_decisions_pair ON reference_decisions (claim_id, other_id);
CREATE INDEX reference_decisions_other ON reference_decisions (other_id);
CREATE INDEX cross_references_relation ON cross_references (relation, status);

CREATE TRIGGER reference_decisions_no_update BEFORE UPDATE ON reference_decisions BEGIN
    SELECT RAISE (ABORT, 'reference_decisions are append-only');
END;
CREATE TRIGGER reference_decisions_no_delete BEFORE DELETE ON reference_decisions BEGIN
    SELECT RAISE (ABORT, 'reference_decisions are append-only');
END;
CREATE TRIGGER reference_decisions_no_replace BEFORE INSERT ON reference_decisions
WHEN EXISTS (SELECT 1 FROM reference_decisions WHERE event_id = new.event_id) BEGIN
    SELECT RAISE (ABORT, 'reference_decisions are append-only');
END;
CREATE TRIGGER references_after_decision AFTER INSERT ON reference_decisions BEGIN
    UPDATE cross_references SET status = new.decision
    WHERE claim_id = new.claim_id AND other_id = new.other_id;
END;
CREATE TRIGGER references_after_undo AFTER INSERT ON events WHEN new.target_id IS NOT NULL BEGIN
    UPDATE cross_references SET status = coalesce((
        SELECT d.decision FROM reference_decisions AS d JOIN effective_events AS e ON e.id = d.event_id
        WHERE d.claim_id = cross_references.claim_id AND d.other_id = cross_references.other_id
        ORDER BY e.at DESC, e.id DESC LIMIT 1
    ), 'suggested')
    WHERE (claim_id, other_id) = (
        SELECT claim_id, other_id FROM reference_decisions WHERE event_id = new.target_id
    );
END;
-- A reference that is found again stands where a reviewer left it.
CREATE TRIGGER references_keep_decision AFTER INSERT ON cross_references
WHEN EXISTS (SELECT 1 FROM reference_decisions WHERE claim_id = new.claim_id AND other_id = new.other_id) BEGIN
    UPDATE cross_references SET status = coalesce((
        SELECT d.decision FROM reference_decisions AS d JOIN effective_events AS e ON e.id = d.event_id
        WHERE d.claim_id = new.claim_id AND d.other_id = new.other_id ORDER BY e.at DESC, e.id DESC LIMIT 1
    ), 'suggested')
    WHERE id = new.id;
END;

-- A verdict taken over names the verdict that it repeats.
ALTER TABLE verdicts ADD COLUMN taken_from INTEGER REFERENCES verdicts (event_id);

-- Fact-checks that others published. They never set a verdict here.
CREATE TABLE fact_checks (
    id INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL UNIQUE,
    claim TEXT NOT NULL CHECK (trim(claim) <> ''),
    title TEXT,
    claimant TEXT,
    claimed_at TEXT,
    rating TEXT,
    rating_value REAL,
    best_rating REAL,
    worst_rating REAL,
    publisher TEXT,
    url TEXT,
    language TEXT NOT NULL,
    published TEXT,
    imported_at TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;
CREATE INDEX fact_checks_language ON fact_checks (language);
CREATE TABLE fact_check_terms (
    term INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL CHECK (documents > 0)
) STRICT;
CREATE TABLE fact_check_postings (
    block INTEGER NOT NULL CHECK (block >= 0),
    term INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (block, term)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE fact_checks_fts USING fts5 (
    claim, title, content = 'fact_checks', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER fact_checks_fts_insert AFTER INSERT ON fact_checks BEGIN
    INSERT INTO fact_checks_fts (rowid, claim, title) VALUES (new.id, new.claim, new.title);
END;
CREATE TRIGGER fact_checks_fts_delete AFTER DELETE ON fact_checks BEGIN
    INSERT INTO fact_checks_fts (fact_checks_fts, rowid, claim, title) VALUES ('delete', old.id, old.claim, old.title);
END;
CREATE TRIGGER fact_checks_fts_update AFTER UPDATE OF claim, title ON fact_checks BEGIN
    INSERT INTO fact_checks_fts (fact_checks_fts, rowid, claim, title) VALUES ('delete', old.id, old.claim, old.title);
    INSERT INTO fact_checks_fts (rowid, claim, title) VALUES (new.id, new.claim, new.title);
END;

CREATE TABLE fact_check_matches (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    fact_check_id INTEGER NOT NULL REFERENCES fact_checks (id),
    relation TEXT NOT NULL CHECK (relation IN ('same', 'conflict', 'related')),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    reasons TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)),
    shared TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shared)),
    differs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(differs)),
    PRIMARY KEY (claim_id, fact_check_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_check_matches_fact_check ON fact_check_matches (fact_check_id);

CREATE VIEW fact_check_sheet AS
SELECT
    m.claim_id, c.text AS claim, a.label AS article, m.relation, m.score,
    f.claim AS checked_claim, f.rating, f.publisher, f.url, f.published, f.claimant, f.title,
    (SELECT group_concat(value, '; ') FROM json_each(m.reasons)) AS reasons,
    m.fact_check_id, f.identifier
FROM fact_check_matches AS m
JOIN claims AS c ON c.id = m.claim_id
JOIN articles AS a ON a.id = c.article_id
JOIN fact_checks AS f ON f.id = m.fact_check_id;
