PRAGMA application_id = 1463965233;
PRAGMA user_version = 4;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
, published_found TEXT) STRICT;
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    encoding TEXT NOT NULL,
    head TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(head)),
    marked TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(marked)),
    added_at TEXT NOT NULL,
    text TEXT NOT NULL, times_for TEXT,
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
    timex_type TEXT NOT NULL CHECK (timex_type IN ('DATE', 'TIME', 'DURATION', 'SET')),
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
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    act TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'verdict', 'note', 'evidence', 'undo', 'redo', 'date', 'reference')),
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
CREATE TABLE verdicts (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('verified', 'disputed', 'unsourced')),
    note TEXT
, taken_from INTEGER REFERENCES verdicts (event_id)) STRICT;
CREATE TABLE notes (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    text TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
CREATE TABLE evidence (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'undermines', 'context')),
    url TEXT,
    title TEXT,
    note TEXT, file TEXT, archived_url TEXT, retrieved_at TEXT, sha256 TEXT CHECK (length(sha256) = 64), passage TEXT, page INTEGER CHECK (page >= 1), paragraph INTEGER CHECK (paragraph >= 1), timecode TEXT, origin TEXT, document_id INTEGER REFERENCES documents (id), start_offset INTEGER CHECK (start_offset >= 0), end_offset INTEGER,
    CHECK (url IS NOT NULL OR title IS NOT NULL)
) STRICT;
CREATE TABLE claim_states (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    verdict TEXT CHECK (verdict IN ('verified', 'disputed', 'unsourced')),
    verdict_event_id INTEGER REFERENCES verdicts (event_id),
    notes INTEGER NOT NULL DEFAULT 0,
    evidence INTEGER NOT NULL DEFAULT 0
) STRICT;
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
CREATE VIRTUAL TABLE claims_fts USING fts5 (
    text, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claims_words USING fts5vocab (claims_fts, 'row');
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
CREATE TABLE time_flags (
    time_id INTEGER NOT NULL REFERENCES times (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('weekday', 'backwards', 'future_as_past', 'two_dates')),
    reason TEXT NOT NULL,
    other_id INTEGER REFERENCES times (id) ON DELETE SET NULL,
    PRIMARY KEY (time_id, kind)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE link_queue (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    indexed INTEGER NOT NULL DEFAULT 0 CHECK (indexed IN (0, 1))
) STRICT;
CREATE TABLE link_runs (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_claim_id INTEGER NOT NULL,
    done_to INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reference_decisions (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    other_id INTEGER NOT NULL REFERENCES claims (id),
    decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'rejected')),
    CHECK (claim_id < other_id)
) STRICT;
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
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    text, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE passage_words (
    word TEXT PRIMARY KEY,
    passages INTEGER NOT NULL CHECK (passages >= 0)
) STRICT, WITHOUT ROWID;
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
INSERT INTO _sqlite_migrations VALUES (1, 'workbench', 'm001_first', '2026-11-24 20:03:18.339749+00:00');
INSERT INTO _sqlite_migrations VALUES (2, 'workbench', 'm002_times', '2026-11-24 20:03:18.368094+00:00');
INSERT INTO _sqlite_migrations VALUES (3, 'workbench', 'm003_matching', '2026-11-24 20:03:18.379226+00:00');
INSERT INTO _sqlite_migrations VALUES (4, 'workbench', 'm004_sources', '2026-11-24 20:03:18.419677+00:00');
INSERT INTO desks VALUES (1, '046d5f6b82b74a35b4775fea9c974d11', 'db2057806567708101a28008e217a7328cd36d906e4de947b79ec20f470db632', 'ada@vm', '2026-11-24T20:03:18.653Z');
INSERT INTO reviewers VALUES (1, 'ada');
INSERT INTO reviewers VALUES (2, 'bo');
INSERT INTO articles VALUES (1, '5ed648a13d6bdacec64dd7a812abce4e', 'Brug dicht', 'Brug dicht', NULL, NULL, '2019-04-01', NULL, 'nl', NULL, NULL, 'brug.txt', '2026-11-24T20:03:18.653Z', 1, '2019-04-01');
INSERT INTO articles VALUES (2, 'd3c21561025d8f6804d989743c36130b', 'Pont vol', 'Pont vol', NULL, NULL, '2019-04-06', NULL, 'nl', NULL, NULL, 'pont.txt', '2026-11-24T20:03:18.667Z', 1, NULL);
INSERT INTO drafts VALUES (1, 1, 1, '821939b804d5a11946822d9f57099bacc46c610334971292e28910cf60083de7', 'utf-8', '[[12, 24]]', '[]', '2026-11-24T20:03:18.653Z', 'Brug dicht

1 april 2019

De brug over de Zwaan is sinds maandag dicht. Volgens de gemeente kost het herstel 40.000 euro. "Wij wachten het onderzoek af", zei wethouder Mara Stok. De pont vaart door.
', '2019-04-01');
INSERT INTO drafts VALUES (2, 2, 1, '0383c8dbdfadaa9076034a688151bebe50953591e131d0f008d3a44d9bea9db0', 'utf-8', '[]', '[]', '2026-11-24T20:03:18.667Z', 'Pont vol

Volgens de gemeente kost het herstel van de brug 60.000 euro. De pont is elke ochtend vol.
', '2019-04-06');
INSERT INTO sentences VALUES (1, 1, 0, 0, 'heading', 0, 10);
INSERT INTO sentences VALUES (2, 1, 1, 1, 'sentence', 26, 71);
INSERT INTO sentences VALUES (3, 1, 2, 1, 'sentence', 72, 121);
INSERT INTO sentences VALUES (4, 1, 3, 1, 'sentence', 122, 178);
INSERT INTO sentences VALUES (5, 1, 4, 1, 'sentence', 179, 198);
INSERT INTO sentences VALUES (6, 2, 0, 0, 'heading', 0, 8);
INSERT INTO sentences VALUES (7, 2, 1, 1, 'sentence', 10, 71);
INSERT INTO sentences VALUES (8, 2, 2, 1, 'sentence', 72, 100);
INSERT INTO speakers VALUES (1, 'Mara Stok');
INSERT INTO speakers VALUES (2, 'de gemeente');
INSERT INTO claims VALUES (1, '17fb056be9fb090e072fd034d7873a5a', 1, 1, 0, 'heading', NULL, 'Brug dicht', 0, 10, '', '

1 april 2019

De brug over de Zwaan is sinds maandag dicht', NULL, NULL, NULL, '[]', 0.08, '["a heading", "very short"]');
INSERT INTO claims VALUES (2, 'a3966cefc9b8d38262dd07c9ac38b393', 1, 1, 1, 'statement', NULL, 'De brug over de Zwaan is sinds maandag dicht.', 26, 71, 'Brug dicht

1 april 2019

', ' Volgens de gemeente kost het herstel 40.000 euro. "Wij wach', NULL, NULL, NULL, '["date", "name"]', 0.53, '["holds a date or time", "holds a name"]');
INSERT INTO claims VALUES (3, '5ffd048474f1a31379e1d09515d88e81', 1, 1, 2, 'statement', 'indirect', 'kost het herstel 40.000 euro', 92, 120, 'g over de Zwaan is sinds maandag dicht. Volgens de gemeente ', '. "Wij wachten het onderzoek af", zei wethouder Mara Stok. D', 2, NULL, NULL, '["number"]', 0.65, '["holds a number", "attributed to a source"]');
INSERT INTO claims VALUES (4, 'b68a2b98c9fd65af6870a14fad64ba13', 1, 1, 3, 'quote', 'direct', 'Wij wachten het onderzoek af', 123, 151, 'g dicht. Volgens de gemeente kost het herstel 40.000 euro. "', '", zei wethouder Mara Stok. De pont vaart door.
', 1, 'wethouder', NULL, '["title"]', 0.45, '["holds a title", "attributed to a source"]');
INSERT INTO claims VALUES (5, '732e52f017d490e36d72c93cecc7533d', 1, 1, 4, 'statement', NULL, 'De pont vaart door.', 179, 198, 'o. "Wij wachten het onderzoek af", zei wethouder Mara Stok. ', '
', NULL, NULL, NULL, '["causal"]', 0.45, '["holds cause and effect"]');
INSERT INTO claims VALUES (6, '9885aceac7c56c630e0bff37ba8a7d48', 2, 2, 0, 'heading', NULL, 'Pont vol', 0, 8, '', '

Volgens de gemeente kost het herstel van de brug 60.000 eu', NULL, NULL, NULL, '[]', 0.08, '["a heading", "very short"]');
INSERT INTO claims VALUES (7, 'd1751772c9083ab83a149adc3a31c60e', 2, 2, 1, 'statement', 'indirect', 'kost het herstel van de brug 60.000 euro', 30, 70, 'Pont vol

Volgens de gemeente ', '. De pont is elke ochtend vol.
', 2, NULL, NULL, '["number"]', 0.65, '["holds a number", "attributed to a source"]');
INSERT INTO claims VALUES (8, '222b80e2b17ac96e422386f8b03993ca', 2, 2, 2, 'statement', NULL, 'De pont is elke ochtend vol.', 72, 100, 'lgens de gemeente kost het herstel van de brug 60.000 euro. ', '
', NULL, NULL, NULL, '[]', 0.35, '[]');
INSERT INTO claim_spans VALUES (3, 'cue', 0, 72, 79, 'Volgens');
INSERT INTO claim_spans VALUES (3, 'speaker', 0, 80, 91, 'de gemeente');
INSERT INTO claim_spans VALUES (4, 'cue', 0, 154, 157, 'zei');
INSERT INTO claim_spans VALUES (4, 'speaker', 0, 158, 177, 'wethouder Mara Stok');
INSERT INTO claim_spans VALUES (7, 'cue', 0, 10, 17, 'Volgens');
INSERT INTO claim_spans VALUES (7, 'speaker', 0, 18, 29, 'de gemeente');
INSERT INTO times VALUES (1, 1, 12, 24, '1 april 2019', 'DATE', '2019-04-01', NULL, '2019-04-01', '2019-04-01', '2019-04-01', 'day', 'full date', '[]');
INSERT INTO times VALUES (2, 1, 57, 64, 'maandag', 'DATE', '2019-04-01', NULL, '2019-04-01', '2019-04-01', '2019-04-01', 'day', 'weekday', '[]');
INSERT INTO times VALUES (3, 2, 83, 95, 'elke ochtend', 'SET', 'XXXX-XX-XXTMO', NULL, 'XXXX-XX-XX', NULL, NULL, 'part of the day', 'repeated', '[]');
INSERT INTO events VALUES (1, 'fc5ef260fef64a468a708ca83fd60242', 1, 1, 'fc5ef260fef64a468a708ca83fd60242', 'article', '2026-11-24T20:03:18.654Z', 1, 1, NULL, NULL, '{"article":"5ed648a13d6bdacec64dd7a812abce4e","sha256":"821939b804d5a11946822d9f57099bacc46c610334971292e28910cf60083de7","source":"brug.txt"}', 'a0403a8cc3a3b649fbc0ae55fc05fad6d51f69403138acf93e020f37e1607c64', '0000000000000000000000000000000000000000000000000000000000000000', '94d662a57e484496afc0ec34b53d7e69cd0aa2e1b4a6034fdf97c2694b77223d');
INSERT INTO events VALUES (2, '3371c381b90d4878889060995cd545bd', 1, 2, '3371c381b90d4878889060995cd545bd', 'article', '2026-11-24T20:03:18.668Z', 1, 2, NULL, NULL, '{"article":"d3c21561025d8f6804d989743c36130b","sha256":"0383c8dbdfadaa9076034a688151bebe50953591e131d0f008d3a44d9bea9db0","source":"pont.txt"}', '750910fd14a6b5dd7356def761bc4f0e4ffd7af4cf4ddeaced22dc4d87212ff0', '94d662a57e484496afc0ec34b53d7e69cd0aa2e1b4a6034fdf97c2694b77223d', '884e8ad9a8b5642781421afea92518f4a2c10b1325d4d32ed249a0a5e3a512d4');
INSERT INTO events VALUES (3, '93b2f6112d91455bb3a948fa232f3fe9', 1, 3, '93b2f6112d91455bb3a948fa232f3fe9', 'verdict', '2026-11-24T20:03:19.361Z', 1, NULL, 2, NULL, '{"claim":"a3966cefc9b8d38262dd07c9ac38b393","note":"gezien op de foto","verdict":"verified"}', 'd0daab32c7e1e4aa0fb53c5d4db717fc27cc4368d8eb92e98810cbf56c062104', '884e8ad9a8b5642781421afea92518f4a2c10b1325d4d32ed249a0a5e3a512d4', '90afc79ae501347ff0b5c511ece1e98b84fefec4339c0f3c158c0f243f95f0b7');
INSERT INTO events VALUES (4, 'ddcdc5fad6e1409b8c643bd89df5e1f3', 1, 4, 'ddcdc5fad6e1409b8c643bd89df5e1f3', 'verdict', '2026-11-24T20:03:19.667Z', 2, NULL, 3, NULL, '{"claim":"5ffd048474f1a31379e1d09515d88e81","note":"het is meer","verdict":"disputed"}', '8246492ceb5fe8ce3171ffc66d972742430515b796e2cd445ee6eb10878e74ef', '90afc79ae501347ff0b5c511ece1e98b84fefec4339c0f3c158c0f243f95f0b7', 'ad0dd7f09731ce4d8c0d441dbed1a40304801f41b12a5f9bbc5708deb500c564');
INSERT INTO events VALUES (5, '3835420c638a4d5b8561ff2ad4f2eed6', 1, 5, '3835420c638a4d5b8561ff2ad4f2eed6', 'verdict', '2026-11-24T20:03:19.973Z', 2, NULL, 4, NULL, '{"claim":"b68a2b98c9fd65af6870a14fad64ba13","note":null,"verdict":"unsourced"}', '7a3185d1355bea39c7887fbb9669988d13047c7b639375201141580b4cce28b1', 'ad0dd7f09731ce4d8c0d441dbed1a40304801f41b12a5f9bbc5708deb500c564', 'edcd02790ddb4a571054c7096aee8598f97e8be659ce6af204aea5d8d0085efd');
INSERT INTO events VALUES (6, '63dcebe4d53245cbbcdce30bd48288a3', 1, 6, '63dcebe4d53245cbbcdce30bd48288a3', 'undo', '2026-11-24T20:03:20.203Z', 2, NULL, 4, 5, '{"target":"3835420c638a4d5b8561ff2ad4f2eed6"}', '23762b98e5dd0156bed926937f5f551116dc060d6bcd46c0c74a89fb2ad7ff0f', 'edcd02790ddb4a571054c7096aee8598f97e8be659ce6af204aea5d8d0085efd', '0b292799297a885da875f89fb1a378d251f64cd30795c8e65a96348a4a82b8af');
INSERT INTO events VALUES (7, 'c1767e1c476245e2838ed0e1977b137f', 1, 7, 'c1767e1c476245e2838ed0e1977b137f', 'note', '2026-11-24T20:03:20.479Z', 1, NULL, 4, NULL, '{"claim":"b68a2b98c9fd65af6870a14fad64ba13","text":"bellen"}', '8c438b61a18bd17ee40b10fd71d076d53862110fd7e6a38f5de4b933cbcf6a54', '0b292799297a885da875f89fb1a378d251f64cd30795c8e65a96348a4a82b8af', 'aa61617153881ca43e790eb6a66d6b42fb27bf8b2e65a3494852273e077ccb30');
INSERT INTO events VALUES (8, '039a9e6975f14861b0fc1b476e5fef11', 1, 8, '039a9e6975f14861b0fc1b476e5fef11', 'note', '2026-11-24T20:03:20.694Z', 1, NULL, 5, NULL, '{"claim":"732e52f017d490e36d72c93cecc7533d","text":"niet nodig"}', '684fbcfddf795f9a28c4f630bd97f4b8cf71d8b4f8ba7321828ed4501e193d8f', 'aa61617153881ca43e790eb6a66d6b42fb27bf8b2e65a3494852273e077ccb30', 'f4c01a79ecd8142efb61b044acc26dee41382f363c8692b5df86bff5782d6393');
INSERT INTO events VALUES (9, '8aebe06e1dd248b3ae8e38056848ec3c', 1, 9, '8aebe06e1dd248b3ae8e38056848ec3c', 'undo', '2026-11-24T20:03:20.893Z', 1, NULL, 5, 8, '{"target":"039a9e6975f14861b0fc1b476e5fef11"}', '8f8ae316e61f5cf178c73fee65075ee371afbe433676ea7c1452f81740958982', 'f4c01a79ecd8142efb61b044acc26dee41382f363c8692b5df86bff5782d6393', '703159cef9ab734b6a1b22c309547f48e305647b576e3bee325aab53a1e8fa6e');
INSERT INTO events VALUES (10, 'd546ef1561e2429d9d51841946780dc6', 1, 10, 'd546ef1561e2429d9d51841946780dc6', 'redo', '2026-11-24T20:03:21.107Z', 1, NULL, 5, 8, '{"target":"039a9e6975f14861b0fc1b476e5fef11"}', '8f8ae316e61f5cf178c73fee65075ee371afbe433676ea7c1452f81740958982', '703159cef9ab734b6a1b22c309547f48e305647b576e3bee325aab53a1e8fa6e', 'd8c10f16308412cda9ff12313ad258c9ba97f457a5310bdd30cb9ac7cfa92fb8');
INSERT INTO events VALUES (11, '149e44615cbe41dc9b035103cef3c47e', 1, 11, '149e44615cbe41dc9b035103cef3c47e', 'evidence', '2026-11-24T20:03:21.341Z', 1, NULL, 3, NULL, '{"claim":"5ffd048474f1a31379e1d09515d88e81","note":null,"stance":"undermines","title":"Begroting","url":"https://gemeente.example/begroting"}', 'bc1e0961918ec8b7b1ea22749dc8121cfe41e3416066a2565dfaae4878791143', 'd8c10f16308412cda9ff12313ad258c9ba97f457a5310bdd30cb9ac7cfa92fb8', 'eb1d7abf456a77a8d499469ffed37b4ff157a56a9cf906859eed7008c920c336');
INSERT INTO events VALUES (12, '147bcc1f23aa40f188755cbd2029aaea', 1, 12, '147bcc1f23aa40f188755cbd2029aaea', 'date', '2026-11-24T20:03:21.651Z', 1, 2, NULL, NULL, '{"article":"d3c21561025d8f6804d989743c36130b","published":"2019-04-06"}', '1444ca48be78fb2ad70941ffe258f79e2f434fec4c1a4a5ec64d4ce61a28373c', 'eb1d7abf456a77a8d499469ffed37b4ff157a56a9cf906859eed7008c920c336', 'fdf97f0785eb4d21101f7dbc132e671f2a7bb45d0a2e13a1deaa168048a336ee');
INSERT INTO events VALUES (13, '43ee1d00de484217b62728cb4b4c2b8a', 1, 13, '43ee1d00de484217b62728cb4b4c2b8a', 'reference', '2026-11-24T20:03:24.081Z', 2, NULL, 3, NULL, '{"claim":"5ffd048474f1a31379e1d09515d88e81","decision":"rejected","other":"d1751772c9083ab83a149adc3a31c60e"}', '4cfc98fa2c31a545fc1f270ad2370077e9442e0c1adddcf67586f31647591d5d', 'fdf97f0785eb4d21101f7dbc132e671f2a7bb45d0a2e13a1deaa168048a336ee', '734d348bfd0df8c2350a967a4951264e8a251e6ba218411ff92373b6bb902b00');
INSERT INTO events VALUES (14, '8c985f5c27584d5ba61140976b5e1759', 1, 14, '8c985f5c27584d5ba61140976b5e1759', 'evidence', '2026-11-24T20:03:26.067Z', 2, NULL, 4, NULL, '{"claim":"b68a2b98c9fd65af6870a14fad64ba13","document":"ba825e79bc6cf0a033d1ff54f86df7d7","file":"band.txt","note":null,"passage":"Morgen gaan we aan het werk","retrieved_at":"2026-11-24T20:03:24.712Z","sha256":"f55cc49bb618761caa82f4c3ff2cff48537e0e97c487fffd4c40494a462b12cb","stance":"supports","title":"Mara Stok: Wij wachten het onderzoek niet af. Morgen gaan we aan het werk.","url":null}', 'd75ad63beb3f17755feddd5cd962cb114e41e88f42e5288d6315b4431506418c', '734d348bfd0df8c2350a967a4951264e8a251e6ba218411ff92373b6bb902b00', '2a5ba9e435c3efce0999452caef6a8f77627de5d1a73b0ed9bb190c83eea3574');
INSERT INTO verdicts VALUES (3, 2, 'verified', 'gezien op de foto', NULL);
INSERT INTO verdicts VALUES (4, 3, 'disputed', 'het is meer', NULL);
INSERT INTO verdicts VALUES (5, 4, 'unsourced', NULL, NULL);
INSERT INTO notes VALUES (7, 4, 'bellen');
INSERT INTO notes VALUES (8, 5, 'niet nodig');
INSERT INTO evidence VALUES (11, 3, 'undermines', 'https://gemeente.example/begroting', 'Begroting', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO evidence VALUES (14, 4, 'supports', NULL, 'Mara Stok: Wij wachten het onderzoek niet af. Morgen gaan we aan het werk.', NULL, 'band.txt', NULL, '2026-11-24T20:03:24.712Z', 'f55cc49bb618761caa82f4c3ff2cff48537e0e97c487fffd4c40494a462b12cb', 'Morgen gaan we aan het werk', NULL, NULL, NULL, NULL, 1, NULL, NULL);
INSERT INTO claim_states VALUES (2, 'verified', 3, 0, 0);
INSERT INTO claim_states VALUES (3, 'disputed', 4, 0, 1);
INSERT INTO claim_states VALUES (4, NULL, NULL, 1, 1);
INSERT INTO claim_states VALUES (5, NULL, NULL, 1, 0);
INSERT INTO cross_references VALUES (1, 3, 7, 'conflict', 'rejected', 0.625, '["number: 40.000 euro ≠ 60.000 euro"]', '["herstel", "kost"]', '[["40.000 euro", "van de brug 60.000 euro"]]');
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
INSERT INTO article_dates VALUES (12, 2, '2019-04-06');
INSERT INTO match_terms VALUES (35857806127938, 2);
INSERT INTO match_terms VALUES (60633094073268, 2);
INSERT INTO match_terms VALUES (83016341684296, 1);
INSERT INTO match_terms VALUES (100522036943661, 2);
INSERT INTO match_terms VALUES (113155877181072, 1);
INSERT INTO match_terms VALUES (131119302918913, 1);
INSERT INTO match_terms VALUES (162650802936147, 1);
INSERT INTO match_terms VALUES (197396148782676, 3);
INSERT INTO match_terms VALUES (198056554873409, 1);
INSERT INTO match_terms VALUES (202023095866403, 1);
INSERT INTO match_terms VALUES (202544705407519, 2);
INSERT INTO match_terms VALUES (203056335686471, 1);
INSERT INTO match_terms VALUES (239683486769895, 2);
INSERT INTO match_terms VALUES (243165024688601, 1);
INSERT INTO match_terms VALUES (252166968999923, 1);
INSERT INTO match_terms VALUES (258601171481042, 3);
INSERT INTO match_postings VALUES (0, 35857806127938, X'01000200');
INSERT INTO match_postings VALUES (0, 60633094073268, X'03000700');
INSERT INTO match_postings VALUES (0, 83016341684296, X'0400');
INSERT INTO match_postings VALUES (0, 100522036943661, X'03000700');
INSERT INTO match_postings VALUES (0, 113155877181072, X'0700');
INSERT INTO match_postings VALUES (0, 131119302918913, X'0500');
INSERT INTO match_postings VALUES (0, 162650802936147, X'0400');
INSERT INTO match_postings VALUES (0, 197396148782676, X'010002000700');
INSERT INTO match_postings VALUES (0, 198056554873409, X'0800');
INSERT INTO match_postings VALUES (0, 202023095866403, X'0300');
INSERT INTO match_postings VALUES (0, 202544705407519, X'03000700');
INSERT INTO match_postings VALUES (0, 203056335686471, X'0200');
INSERT INTO match_postings VALUES (0, 239683486769895, X'06000800');
INSERT INTO match_postings VALUES (0, 243165024688601, X'0400');
INSERT INTO match_postings VALUES (0, 252166968999923, X'0200');
INSERT INTO match_postings VALUES (0, 258601171481042, X'050006000800');
INSERT INTO reference_decisions VALUES (13, 3, 7, 'rejected');
INSERT INTO fact_checks VALUES (1, 'https://check.example/1', 'Het herstel van de brug kost 40.000 euro.', NULL, NULL, NULL, 'Waar', NULL, NULL, NULL, 'De Check', 'https://check.example/1', 'nl', '2019-04-09', '2026-11-24T20:03:23.409Z', 'check.jsonld');
INSERT INTO fact_check_terms VALUES (60633094073268, 1);
INSERT INTO fact_check_terms VALUES (100522036943661, 1);
INSERT INTO fact_check_terms VALUES (197396148782676, 1);
INSERT INTO fact_check_terms VALUES (202023095866403, 1);
INSERT INTO fact_check_terms VALUES (202544705407519, 1);
INSERT INTO fact_check_postings VALUES (0, 60633094073268, X'0100');
INSERT INTO fact_check_postings VALUES (0, 100522036943661, X'0100');
INSERT INTO fact_check_postings VALUES (0, 197396148782676, X'0100');
INSERT INTO fact_check_postings VALUES (0, 202023095866403, X'0100');
INSERT INTO fact_check_postings VALUES (0, 202544705407519, X'0100');
INSERT INTO fact_checks_fts(fact_checks_fts) VALUES ('rebuild');
INSERT INTO fact_check_matches VALUES (3, 1, 'same', 0.7321, '["one holds the other, 3 of 4 words shared"]', '["40.000 euro", "herstel", "kost"]', '[["", "kost"], ["van de brug kost", ""]]');
INSERT INTO fact_check_matches VALUES (7, 1, 'conflict', 0.8309, '["number: 40.000 euro ≠ 60.000 euro"]', '["brug", "herstel", "kost"]', '[["", "kost"], ["kost 40.000 euro", "60.000 euro"]]');
INSERT INTO documents VALUES (1, 'ba825e79bc6cf0a033d1ff54f86df7d7', 'f55cc49bb618761caa82f4c3ff2cff48537e0e97c487fffd4c40494a462b12cb', 0, 'f55cc49bb618761caa82f4c3ff2cff48537e0e97c487fffd4c40494a462b12cb', 'text', 'Mara Stok: Wij wachten het onderzoek niet af. Morgen gaan we aan het werk.', NULL, NULL, NULL, NULL, 'nl', NULL, 'band.txt', NULL, 75, 14, 75, '2026-11-24T20:03:24.712Z', 2);
INSERT INTO passages VALUES (1, 1, 0, 0, 75, NULL, 1, NULL, NULL, 'Mara Stok', 10, 'Mara Stok: Wij wachten het onderzoek niet af. Morgen gaan we aan het werk.
');
INSERT INTO passages_fts(passages_fts) VALUES ('rebuild');
INSERT INTO passage_words VALUES ('aan', 1);
INSERT INTO passage_words VALUES ('af', 1);
INSERT INTO passage_words VALUES ('gaan', 1);
INSERT INTO passage_words VALUES ('het', 1);
INSERT INTO passage_words VALUES ('mara', 1);
INSERT INTO passage_words VALUES ('morgen', 1);
INSERT INTO passage_words VALUES ('niet', 1);
INSERT INTO passage_words VALUES ('onderzoek', 1);
INSERT INTO passage_words VALUES ('stok', 1);
INSERT INTO passage_words VALUES ('wachten', 1);
INSERT INTO passage_words VALUES ('we', 1);
INSERT INTO passage_words VALUES ('werk', 1);
INSERT INTO passage_words VALUES ('wij', 1);
INSERT INTO quote_checks VALUES (3, NULL, 0.0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '[]', '[]', '', '', '2026-11-24T20:03:25.748Z');
INSERT INTO quote_checks VALUES (4, 'altered', 0.9048, 1, 11, 44, 'Wij wachten het onderzoek niet af', '[]', 'Mara Stok', '[{"kind": "equal", "quote": "Wij wachten het onderzoek", "tape": "Wij wachten het onderzoek", "grave": []}, {"kind": "dropped", "quote": "", "tape": "niet", "grave": ["negation"]}, {"kind": "equal", "quote": "af", "tape": "af", "grave": []}]', '["negation"]', '[]', 'words differ from what was said', '', '2026-11-24T20:03:25.748Z');
INSERT INTO quote_checks VALUES (7, NULL, 0.0, NULL, NULL, NULL, NULL, '[]', NULL, '[]', '[]', '[]', '', '', '2026-11-24T20:03:25.748Z');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX claims_article ON claims (article_id, position);
CREATE INDEX claims_speaker ON claims (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX claims_part_of ON claims (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX times_draft ON times (draft_id, start_offset);
CREATE INDEX times_earliest ON times (earliest, latest);
CREATE INDEX events_claim ON events (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX events_target ON events (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX events_reviewer ON events (reviewer_id, id);
CREATE INDEX events_act ON events (act);
CREATE INDEX verdicts_claim ON verdicts (claim_id);
CREATE INDEX notes_claim ON notes (claim_id);
CREATE INDEX evidence_claim ON evidence (claim_id);
CREATE INDEX claim_states_verdict ON claim_states (verdict) WHERE verdict IS NOT NULL;
CREATE INDEX cross_references_other ON cross_references (other_id);
CREATE INDEX article_dates_article ON article_dates (article_id);
CREATE INDEX time_flags_other ON time_flags (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX claims_place ON claims (draft_id, start_offset);
CREATE INDEX sentences_place ON sentences (draft_id, start_offset);
CREATE INDEX reference_decisions_pair ON reference_decisions (claim_id, other_id);
CREATE INDEX reference_decisions_other ON reference_decisions (other_id);
CREATE INDEX cross_references_relation ON cross_references (relation, status);
CREATE INDEX fact_checks_language ON fact_checks (language);
CREATE INDEX fact_check_matches_fact_check ON fact_check_matches (fact_check_id);
CREATE INDEX passages_place ON passages (document_id, start_offset);
CREATE INDEX passages_speaker ON passages (document_id, speaker) WHERE speaker IS NOT NULL;
CREATE INDEX quote_checks_class ON quote_checks (class);
CREATE INDEX quote_checks_document ON quote_checks (document_id) WHERE document_id IS NOT NULL;
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
CREATE VIEW claim_times AS
SELECT
    c.id AS claim_id, c.article_id, c.position, t.id AS time_id,
    CASE WHEN t.start_offset < c.end_offset AND t.end_offset > c.start_offset THEN 'claim' ELSE 'sentence' END AS place,
    t.text AS time, t.timex_type, t.value, t.edtf, t.earliest, t.latest, t.precision, t.rule, c.text AS claim
FROM times AS t
JOIN sentences AS s ON s.draft_id = t.draft_id AND s.start_offset < t.end_offset AND s.end_offset > t.start_offset
JOIN claims AS c ON c.draft_id = t.draft_id AND c.start_offset < s.end_offset AND c.end_offset > s.start_offset;
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
CREATE TRIGGER articles_published_found AFTER INSERT ON articles WHEN new.published_found IS NULL BEGIN
    UPDATE articles SET published_found = published WHERE id = new.id;
END;
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
CREATE TRIGGER articles_after_date AFTER INSERT ON article_dates BEGIN
    UPDATE articles SET published = (SELECT published FROM current_article_dates WHERE article_id = new.article_id)
    WHERE id = new.article_id;
END;
CREATE TRIGGER articles_after_undo AFTER INSERT ON events
WHEN new.target_id IS NOT NULL AND EXISTS (SELECT 1 FROM article_dates WHERE event_id = new.target_id) BEGIN
    UPDATE articles SET published = (SELECT published FROM current_article_dates WHERE article_id = articles.id)
    WHERE id = (SELECT article_id FROM article_dates WHERE event_id = new.target_id);
END;
CREATE TRIGGER link_queue_claim_added AFTER INSERT ON claims BEGIN
    INSERT INTO link_queue (claim_id) VALUES (new.id);
END;
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
CREATE TRIGGER references_keep_decision AFTER INSERT ON cross_references
WHEN EXISTS (SELECT 1 FROM reference_decisions WHERE claim_id = new.claim_id AND other_id = new.other_id) BEGIN
    UPDATE cross_references SET status = coalesce((
        SELECT d.decision FROM reference_decisions AS d JOIN effective_events AS e ON e.id = d.event_id
        WHERE d.claim_id = new.claim_id AND d.other_id = new.other_id ORDER BY e.at DESC, e.id DESC LIMIT 1
    ), 'suggested')
    WHERE id = new.id;
END;
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
CREATE TRIGGER passages_fts_insert AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER passages_no_update BEFORE UPDATE ON passages BEGIN
    SELECT RAISE (ABORT, 'the text of a document never changes');
END;
CREATE TRIGGER passages_no_delete BEFORE DELETE ON passages BEGIN
    SELECT RAISE (ABORT, 'the text of a document never changes');
END;
COMMIT;
