-- Times: a date that a reviewer gives an article, what to look at in its times, and views that join them to claims.

-- `type` would hide the type of the record in a lossless export.
ALTER TABLE times RENAME COLUMN type TO timex_type;

-- What intake found stays; `published` is what counts now.
ALTER TABLE articles ADD COLUMN published_found TEXT;
UPDATE articles SET published_found = published;
CREATE TRIGGER articles_published_found AFTER INSERT ON articles WHEN new.published_found IS NULL BEGIN
    UPDATE articles SET published_found = published WHERE id = new.id;
END;

-- The date that a draft's times are resolved against; where it is not the article's, they are to be resolved again.
ALTER TABLE drafts ADD COLUMN times_for TEXT;

CREATE TABLE article_dates (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    published TEXT CHECK (
        published GLOB '[0-9][0-9][0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'
    )
) STRICT;
CREATE INDEX article_dates_article ON article_dates (article_id);

CREATE TRIGGER article_dates_no_update BEFORE UPDATE ON article_dates BEGIN
    SELECT RAISE (ABORT, 'article_dates are append-only');
END;
CREATE TRIGGER article_dates_no_delete BEFORE DELETE ON article_dates BEGIN
    SELECT RAISE (ABORT, 'article_dates are append-only');
END;
CREATE TRIGGER article_dates_no_replace BEFORE INSERT ON article_dates
WHEN EXISTS (SELECT 1 FROM article_dates WHERE event_id = new.event_id) BEGIN
    SELECT RAISE (ABORT, 'article_dates are append-only');
END;

-- The date that counts: that of the last event that was not taken back, else what intake found.
CREATE VIEW current_article_dates AS
SELECT
    a.id AS article_id,
    (
        SELECT published FROM (
            SELECT d.published, e.at, e.id FROM article_dates AS d JOIN effective_events AS e ON e.id = d.event_id
            WHERE d.article_id = a.id
            UNION ALL SELECT a.published_found, '', 0
        ) ORDER BY at DESC, id DESC LIMIT 1
    ) AS published
FROM articles AS a;

CREATE TRIGGER articles_after_date AFTER INSERT ON article_dates BEGIN
    UPDATE articles SET published = (SELECT published FROM current_article_dates WHERE article_id = new.article_id)
    WHERE id = new.article_id;
END;
CREATE TRIGGER articles_after_undo AFTER INSERT ON events
WHEN new.target_id IS NOT NULL AND EXISTS (SELECT 1 FROM article_dates WHERE event_id = new.target_id) BEGIN
    UPDATE articles SET published = (SELECT published FROM current_article_dates WHERE article_id = articles.id)
    WHERE id = (SELECT article_id FROM article_dates WHERE event_id = new.target_id);
END;

CREATE TABLE time_flags (
    time_id INTEGER NOT NULL REFERENCES times (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('weekday', 'backwards', 'future_as_past', 'two_dates')),
    reason TEXT NOT NULL,
    other_id INTEGER REFERENCES times (id) ON DELETE SET NULL,
    PRIMARY KEY (time_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX time_flags_other ON time_flags (other_id) WHERE other_id IS NOT NULL;

-- The times of each claim: those in its own words, and those beside it in its sentence (when it was said).
CREATE VIEW claim_times AS
SELECT
    c.id AS claim_id, c.article_id, c.position, t.id AS time_id,
    CASE WHEN t.start_offset < c.end_offset AND t.end_offset > c.start_offset THEN 'claim' ELSE 'sentence' END AS place,
    t.text AS time, t.timex_type, t.value, t.edtf, t.earliest, t.latest, t.precision, t.rule, c.text AS claim
FROM times AS t
JOIN sentences AS s ON s.draft_id = t.draft_id AND s.start_offset < t.end_offset AND s.end_offset > t.start_offset
JOIN claims AS c ON c.draft_id = t.draft_id AND c.start_offset < s.end_offset AND c.end_offset > s.start_offset;
CREATE INDEX claims_place ON claims (draft_id, start_offset);
CREATE INDEX sentences_place ON sentences (draft_id, start_offset);

CREATE VIEW flagged_times AS
SELECT
    f.kind, f.reason, t.text AS time, t.value, a.id AS article_id, a.label AS article, a.published,
    (
        SELECT min(c.id) FROM claims AS c
        WHERE c.draft_id = t.draft_id AND c.start_offset < t.end_offset AND c.end_offset > t.start_offset
    ) AS claim_id,
    f.time_id, f.other_id
FROM time_flags AS f
JOIN times AS t ON t.id = f.time_id
JOIN drafts AS d ON d.id = t.draft_id
JOIN articles AS a ON a.id = d.article_id;
