PRAGMA application_id = 1463965233;
PRAGMA user_version = 2;
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
    kind TEXT NOT NULL CHECK (kind IN ('article', 'verdict', 'note', 'evidence', 'undo', 'redo', 'date')),
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
) STRICT;
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
    note TEXT,
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
INSERT INTO _sqlite_migrations VALUES (1, 'workbench', 'm001_first', '2026-11-24 19:56:39.794839+00:00');
INSERT INTO _sqlite_migrations VALUES (2, 'workbench', 'm002_times', '2026-11-24 19:56:39.842137+00:00');
INSERT INTO desks VALUES (1, '86c107f0462e4a1d884f2d7eec1617ec', '8c6f172e2dafd7fe0e14d23055fdaa29be132bdc32c2114d1e2be1be38cddc91', 'ada@vm', '2026-11-24T19:56:40.405Z');
INSERT INTO reviewers VALUES (1, 'ada');
INSERT INTO reviewers VALUES (2, 'bo');
INSERT INTO articles VALUES (1, '5ed648a13d6bdacec64dd7a812abce4e', 'Brug dicht', 'Brug dicht', NULL, NULL, '2019-04-01', NULL, 'nl', NULL, NULL, 'brug.txt', '2026-11-24T19:56:40.404Z', 1, '2019-04-01');
INSERT INTO articles VALUES (2, 'd3c21561025d8f6804d989743c36130b', 'Pont vol', 'Pont vol', NULL, NULL, '2019-04-06', NULL, 'nl', NULL, NULL, 'pont.txt', '2026-11-24T19:56:40.448Z', 1, NULL);
INSERT INTO drafts VALUES (1, 1, 1, '821939b804d5a11946822d9f57099bacc46c610334971292e28910cf60083de7', 'utf-8', '[[12, 24]]', '[]', '2026-11-24T19:56:40.404Z', 'Brug dicht

1 april 2019

De brug over de Zwaan is sinds maandag dicht. Volgens de gemeente kost het herstel 40.000 euro. "Wij wachten het onderzoek af", zei wethouder Mara Stok. De pont vaart door.
', '2019-04-01');
INSERT INTO drafts VALUES (2, 2, 1, '0383c8dbdfadaa9076034a688151bebe50953591e131d0f008d3a44d9bea9db0', 'utf-8', '[]', '[]', '2026-11-24T19:56:40.448Z', 'Pont vol

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
INSERT INTO events VALUES (1, '4a959e512015484d92db4f8c97b61d77', 1, 1, '4a959e512015484d92db4f8c97b61d77', 'article', '2026-11-24T19:56:40.405Z', 1, 1, NULL, NULL, '{"article":"5ed648a13d6bdacec64dd7a812abce4e","sha256":"821939b804d5a11946822d9f57099bacc46c610334971292e28910cf60083de7","source":"brug.txt"}', 'a0403a8cc3a3b649fbc0ae55fc05fad6d51f69403138acf93e020f37e1607c64', '0000000000000000000000000000000000000000000000000000000000000000', 'ea18d5333c829b38f12d7dfb718434f6e0f4872ebd58e94ce2cb3b224b945d5d');
INSERT INTO events VALUES (2, 'c4545bd3213949f48b9863028fabcd31', 1, 2, 'c4545bd3213949f48b9863028fabcd31', 'article', '2026-11-24T19:56:40.448Z', 1, 2, NULL, NULL, '{"article":"d3c21561025d8f6804d989743c36130b","sha256":"0383c8dbdfadaa9076034a688151bebe50953591e131d0f008d3a44d9bea9db0","source":"pont.txt"}', '750910fd14a6b5dd7356def761bc4f0e4ffd7af4cf4ddeaced22dc4d87212ff0', 'ea18d5333c829b38f12d7dfb718434f6e0f4872ebd58e94ce2cb3b224b945d5d', '1150b2f172dbbe82ee25ed04b973601d096d21074d3818412252f9a63905f2d7');
INSERT INTO events VALUES (3, '20b803ced13344e2bf7ab782e13338e2', 1, 3, '20b803ced13344e2bf7ab782e13338e2', 'verdict', '2026-11-24T19:56:41.468Z', 1, NULL, 2, NULL, '{"claim":"a3966cefc9b8d38262dd07c9ac38b393","note":"gezien op de foto","verdict":"verified"}', 'd0daab32c7e1e4aa0fb53c5d4db717fc27cc4368d8eb92e98810cbf56c062104', '1150b2f172dbbe82ee25ed04b973601d096d21074d3818412252f9a63905f2d7', 'fa8b11784fa76319e1698a1149e1cced669f406c3c6f4632a572960a46cd097a');
INSERT INTO events VALUES (4, '6dbece2c8d2d4e5c820793b8b68a7f2e', 1, 4, '6dbece2c8d2d4e5c820793b8b68a7f2e', 'verdict', '2026-11-24T19:56:42.293Z', 2, NULL, 3, NULL, '{"claim":"5ffd048474f1a31379e1d09515d88e81","note":"het is meer","verdict":"disputed"}', '8246492ceb5fe8ce3171ffc66d972742430515b796e2cd445ee6eb10878e74ef', 'fa8b11784fa76319e1698a1149e1cced669f406c3c6f4632a572960a46cd097a', 'ac59f920dde3355b147d5a65c9704188bd719851f801d41537f1df6cf632d09d');
INSERT INTO events VALUES (5, '28eeac9e46ca480a91cb839bcbde1211', 1, 5, '28eeac9e46ca480a91cb839bcbde1211', 'verdict', '2026-11-24T19:56:43.108Z', 2, NULL, 4, NULL, '{"claim":"b68a2b98c9fd65af6870a14fad64ba13","note":null,"verdict":"unsourced"}', '7a3185d1355bea39c7887fbb9669988d13047c7b639375201141580b4cce28b1', 'ac59f920dde3355b147d5a65c9704188bd719851f801d41537f1df6cf632d09d', '3068784084199814a949fcc270bab7490f5f244990e7caa1e441d6147a70af71');
INSERT INTO events VALUES (6, '3e0436a994c7481291716b27700897ff', 1, 6, '3e0436a994c7481291716b27700897ff', 'undo', '2026-11-24T19:56:43.935Z', 2, NULL, 4, 5, '{"target":"28eeac9e46ca480a91cb839bcbde1211"}', '75220ff7873445cb0979657eee6127f9992d6d5fc45295bc958eb3d8386ae072', '3068784084199814a949fcc270bab7490f5f244990e7caa1e441d6147a70af71', 'c852333a344971c396659ecbd7adc585772c0e6509b19a90c620daf800f17e66');
INSERT INTO events VALUES (7, '354f0505657a4027b8121ec3c9673430', 1, 7, '354f0505657a4027b8121ec3c9673430', 'note', '2026-11-24T19:56:44.732Z', 1, NULL, 4, NULL, '{"claim":"b68a2b98c9fd65af6870a14fad64ba13","text":"bellen"}', '8c438b61a18bd17ee40b10fd71d076d53862110fd7e6a38f5de4b933cbcf6a54', 'c852333a344971c396659ecbd7adc585772c0e6509b19a90c620daf800f17e66', '65ffff4260ce96475b29e6cedb91d4b2af1154d9dcaac35fb206b2ca978ce318');
INSERT INTO events VALUES (8, 'bdb918efd9d945d6837133bfb47a4925', 1, 8, 'bdb918efd9d945d6837133bfb47a4925', 'note', '2026-11-24T19:56:45.218Z', 1, NULL, 5, NULL, '{"claim":"732e52f017d490e36d72c93cecc7533d","text":"niet nodig"}', '684fbcfddf795f9a28c4f630bd97f4b8cf71d8b4f8ba7321828ed4501e193d8f', '65ffff4260ce96475b29e6cedb91d4b2af1154d9dcaac35fb206b2ca978ce318', 'a99ba86f828b492336def65e2bd6d12cd7da98d6cc37701ed41b5f03c6889192');
INSERT INTO events VALUES (9, 'e84b25b45d8f450b80875011e6477889', 1, 9, 'e84b25b45d8f450b80875011e6477889', 'undo', '2026-11-24T19:56:45.741Z', 1, NULL, 5, 8, '{"target":"bdb918efd9d945d6837133bfb47a4925"}', 'bfe8f31b18a941f65179fc83dd4896e67b21b2d670824cd6e349a56ef26ceb6f', 'a99ba86f828b492336def65e2bd6d12cd7da98d6cc37701ed41b5f03c6889192', 'c1929a678291012f199ab6874af6368f1918aef3cbd07d7e4b96692546669dde');
INSERT INTO events VALUES (10, '406fb64ec2ee4e6da285149610fc519c', 1, 10, '406fb64ec2ee4e6da285149610fc519c', 'redo', '2026-11-24T19:56:46.510Z', 1, NULL, 5, 8, '{"target":"bdb918efd9d945d6837133bfb47a4925"}', 'bfe8f31b18a941f65179fc83dd4896e67b21b2d670824cd6e349a56ef26ceb6f', 'c1929a678291012f199ab6874af6368f1918aef3cbd07d7e4b96692546669dde', '386111e4ff276a9e12d7ef1edbb2b7e3124668ef7a48212468786f78e4de1032');
INSERT INTO events VALUES (11, '5974e73acbc44ddab3772abea0c29ef7', 1, 11, '5974e73acbc44ddab3772abea0c29ef7', 'evidence', '2026-11-24T19:56:47.247Z', 1, NULL, 3, NULL, '{"claim":"5ffd048474f1a31379e1d09515d88e81","note":null,"stance":"undermines","title":"Begroting","url":"https://gemeente.example/begroting"}', 'bc1e0961918ec8b7b1ea22749dc8121cfe41e3416066a2565dfaae4878791143', '386111e4ff276a9e12d7ef1edbb2b7e3124668ef7a48212468786f78e4de1032', 'dcc28b4e3a1d1a7e090aa3166d8cc5423633fa877f50d1dc139006d6d01a9547');
INSERT INTO events VALUES (12, '7f95e26d7daa46d88aa563b023db5fe9', 1, 12, '7f95e26d7daa46d88aa563b023db5fe9', 'date', '2026-11-24T19:56:47.947Z', 1, 2, NULL, NULL, '{"article":"d3c21561025d8f6804d989743c36130b","published":"2019-04-06"}', '1444ca48be78fb2ad70941ffe258f79e2f434fec4c1a4a5ec64d4ce61a28373c', 'dcc28b4e3a1d1a7e090aa3166d8cc5423633fa877f50d1dc139006d6d01a9547', 'f3e6389ffbe04d6de2d9b7e3fd117ca3c18366effcf68f31b848913b056b3b51');
INSERT INTO verdicts VALUES (3, 2, 'verified', 'gezien op de foto');
INSERT INTO verdicts VALUES (4, 3, 'disputed', 'het is meer');
INSERT INTO verdicts VALUES (5, 4, 'unsourced', NULL);
INSERT INTO notes VALUES (7, 4, 'bellen');
INSERT INTO notes VALUES (8, 5, 'niet nodig');
INSERT INTO evidence VALUES (11, 3, 'undermines', 'https://gemeente.example/begroting', 'Begroting', NULL);
INSERT INTO claim_states VALUES (2, 'verified', 3, 0, 0);
INSERT INTO claim_states VALUES (3, 'disputed', 4, 0, 1);
INSERT INTO claim_states VALUES (4, NULL, NULL, 1, 0);
INSERT INTO claim_states VALUES (5, NULL, NULL, 1, 0);
INSERT INTO cross_references VALUES (1, 3, 7, 'conflict', 'suggested', 0.6189, '["number: 40.000 ≠ 60.000"]', '["euro", "herstel", "kost", "het"]', '[["40.000", "van de brug 60.000"]]');
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
INSERT INTO article_dates VALUES (12, 2, '2019-04-06');
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
COMMIT;
