-- The source library: what was said and written, to compare quotes with. Offsets count code points of a document's
-- text, which is its passages in order, put one after the other with nothing between them.

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    part INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0),
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    kind TEXT NOT NULL CHECK (
        kind IN ('text', 'markdown', 'html', 'pdf', 'docx', 'srt', 'vtt', 'feed', 'ninjs', 'warc')
    ),
    label TEXT NOT NULL,
    title TEXT,
    author TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT NOT NULL,
    url TEXT,
    source TEXT NOT NULL,
    kept TEXT,
    size INTEGER NOT NULL CHECK (size >= 0),
    words INTEGER NOT NULL CHECK (words >= 0),
    characters INTEGER NOT NULL CHECK (characters >= 0),
    added_at TEXT NOT NULL,
    added_by INTEGER NOT NULL REFERENCES reviewers (id),
    UNIQUE (sha256, part)
) STRICT;

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    page INTEGER CHECK (page >= 1),
    paragraph INTEGER NOT NULL CHECK (paragraph >= 1),
    starts_at REAL CHECK (starts_at >= 0),
    ends_at REAL,
    speaker TEXT,
    lead INTEGER NOT NULL DEFAULT 0 CHECK (lead >= 0),
    text TEXT NOT NULL,
    UNIQUE (document_id, position)
) STRICT;
CREATE INDEX passages_place ON passages (document_id, start_offset);
CREATE INDEX passages_speaker ON passages (document_id, speaker) WHERE speaker IS NOT NULL;

CREATE VIRTUAL TABLE passages_fts USING fts5 (
    text, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- In how many passages each word stands: what FTS5 knows too, but tells only by reading all of them.
CREATE TABLE passage_words (
    word TEXT PRIMARY KEY,
    passages INTEGER NOT NULL CHECK (passages >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER passages_no_update BEFORE UPDATE ON passages BEGIN
    SELECT RAISE (ABORT, 'the text of a document never changes');
END;
CREATE TRIGGER passages_no_delete BEFORE DELETE ON passages BEGIN
    SELECT RAISE (ABORT, 'the text of a document never changes');
END;

-- What the program found for a claim, newest look only; a person's word on it is evidence and a verdict.
CREATE TABLE quote_checks (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    class TEXT CHECK (
        class IN (
            'exact', 'cleaned', 'ellipsis', 'bracketed', 'truncated', 'spliced', 'altered', 'other_speaker',
            'not_found', 'not_evaluable'
        )
    ),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    document_id INTEGER REFERENCES documents (id),
    start_offset INTEGER CHECK (start_offset >= 0),
    end_offset INTEGER,
    passage TEXT,
    parts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(parts)),
    speaker TEXT,
    changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes)),
    grave TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(grave)),
    others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)),
    why TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    checked_at TEXT NOT NULL,
    CHECK ((document_id IS NULL) = (start_offset IS NULL) AND (document_id IS NULL) = (end_offset IS NULL))
) STRICT;
CREATE INDEX quote_checks_class ON quote_checks (class);
CREATE INDEX quote_checks_document ON quote_checks (document_id) WHERE document_id IS NOT NULL;

-- Evidence as the record that professionals keep.
ALTER TABLE evidence ADD COLUMN file TEXT;
ALTER TABLE evidence ADD COLUMN archived_url TEXT;
ALTER TABLE evidence ADD COLUMN retrieved_at TEXT;
ALTER TABLE evidence ADD COLUMN sha256 TEXT CHECK (length(sha256) = 64);
ALTER TABLE evidence ADD COLUMN passage TEXT;
ALTER TABLE evidence ADD COLUMN page INTEGER CHECK (page >= 1);
ALTER TABLE evidence ADD COLUMN paragraph INTEGER CHECK (paragraph >= 1);
ALTER TABLE evidence ADD COLUMN timecode TEXT;
ALTER TABLE evidence ADD COLUMN origin TEXT;
ALTER TABLE evidence ADD COLUMN document_id INTEGER REFERENCES documents (id);
ALTER TABLE evidence ADD COLUMN start_offset INTEGER CHECK (start_offset >= 0);
ALTER TABLE evidence ADD COLUMN end_offset INTEGER;

DROP VIEW evidence_sheet;
CREATE VIEW evidence_sheet AS
SELECT
    x.event_id, x.claim_id, c.text AS claim, x.stance, x.url, x.title, x.note, r.name AS reviewer, e.at, c.article_id,
    a.label AS article, x.file, x.archived_url, x.retrieved_at, x.sha256, x.passage, x.page, x.paragraph, x.timecode,
    x.origin, x.document_id, d.label AS document
FROM evidence AS x
JOIN effective_events AS e ON e.id = x.event_id
JOIN reviewers AS r ON r.id = e.reviewer_id
JOIN claims AS c ON c.id = x.claim_id
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN documents AS d ON d.id = x.document_id;

CREATE VIEW quote_check_sheet AS
SELECT
    q.claim_id, c.text AS claim, s.name AS speaker, c.article_id, a.label AS article, q.class, q.score,
    (SELECT group_concat(value, ', ') FROM json_each(q.grave)) AS grave,
    q.why, q.document_id, d.label AS document, q.start_offset, q.end_offset, q.passage, q.speaker AS said_by,
    p.page, p.paragraph, p.starts_at, q.checked_at
FROM quote_checks AS q
JOIN claims AS c ON c.id = q.claim_id
JOIN articles AS a ON a.id = c.article_id
LEFT JOIN speakers AS s ON s.id = c.speaker_id
LEFT JOIN documents AS d ON d.id = q.document_id
LEFT JOIN passages AS p ON p.document_id = q.document_id
    AND p.position = (
        SELECT max(position) FROM passages WHERE document_id = q.document_id AND start_offset <= q.start_offset
    );
