-- The ledger. The same for SQLite and PostgreSQL; {{without_rowid}} is empty on the latter. Keys are given out by the
-- writer, who is alone while it writes, so that the same articles give the same ledger. `day` is 20240212, 0 where the
-- year is not known. Flags are 0 or 1. Lists and records are JSON.

CREATE TABLE runs (
  pk INTEGER PRIMARY KEY, command TEXT NOT NULL, extractor TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
  articles INTEGER NOT NULL, mentions INTEGER NOT NULL
);
CREATE TABLE stories (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE articles (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lookup TEXT NOT NULL, given TEXT NOT NULL, source TEXT, url TEXT,
  title TEXT NOT NULL, language TEXT NOT NULL, published TEXT, basis TEXT NOT NULL, day INTEGER NOT NULL,
  version INTEGER NOT NULL, reading INTEGER NOT NULL, story INTEGER REFERENCES stories (pk)
);
CREATE INDEX articles_lookup ON articles (lookup);
CREATE INDEX articles_version ON articles (version);
CREATE INDEX articles_given ON articles (given);
CREATE TABLE versions (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles (pk),
  raw_hash TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, published TEXT, normalised INTEGER NOT NULL,
  retrieved TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs (pk)
);
CREATE INDEX versions_article ON versions (article);
CREATE TABLE sentences (
  version INTEGER NOT NULL REFERENCES versions (pk), start INTEGER NOT NULL, stop INTEGER NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (version, start)
) {{without_rowid}};
CREATE TABLE readings (
  pk INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions (pk), extractor TEXT NOT NULL, published TEXT,
  basis TEXT NOT NULL, evidence TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs (pk), UNIQUE (version, extractor)
);

CREATE TABLE events (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, block TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
  edtf TEXT NOT NULL, day INTEGER NOT NULL, place TEXT NOT NULL, actors TEXT NOT NULL, recipients TEXT NOT NULL,
  people TEXT NOT NULL, confidence DOUBLE PRECISION NOT NULL, mentions INTEGER NOT NULL, articles INTEGER NOT NULL,
  origins INTEGER NOT NULL, verdict TEXT NOT NULL, merged TEXT, facets TEXT NOT NULL
);
CREATE INDEX events_block ON events (block);
CREATE TABLE mentions (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, anchor TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (pk), reading INTEGER NOT NULL REFERENCES readings (pk),
  resolved INTEGER NOT NULL REFERENCES events (pk), event INTEGER NOT NULL REFERENCES events (pk),
  live INTEGER NOT NULL, rejected INTEGER NOT NULL, sentence INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE INDEX mentions_anchor ON mentions (anchor);
CREATE INDEX mentions_article ON mentions (article, sentence);
CREATE INDEX mentions_event ON mentions (event);
CREATE TABLE facets (
  facet TEXT NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
  PRIMARY KEY (facet, day, event)
) {{without_rowid}};
CREATE TABLE facet_counts (
  facet TEXT PRIMARY KEY, sort TEXT NOT NULL, events INTEGER NOT NULL
) {{without_rowid}};
CREATE INDEX facet_counts_sort ON facet_counts (sort);
CREATE TABLE pairs (
  one TEXT NOT NULL, other TEXT NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (one, other, day, event)
) {{without_rowid}};

CREATE TABLE persons (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lookup TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  skeleton TEXT NOT NULL, country TEXT NOT NULL
);
CREATE INDEX persons_skeleton ON persons (skeleton);
CREATE TABLE appearances (
  pk INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES persons (pk),
  article INTEGER NOT NULL REFERENCES articles (pk), reading INTEGER NOT NULL REFERENCES readings (pk),
  live INTEGER NOT NULL, name TEXT NOT NULL, office TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  day INTEGER NOT NULL
);
CREATE INDEX appearances_person ON appearances (person, day);
CREATE INDEX appearances_article ON appearances (article);
CREATE TABLE offices (
  pk INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES persons (pk), office TEXT NOT NULL, lookup TEXT NOT NULL,
  country TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, articles INTEGER NOT NULL,
  UNIQUE (person, lookup)
);
CREATE INDEX offices_country ON offices (country, articles, pk);
CREATE INDEX offices_articles ON offices (articles, pk);
CREATE TABLE statements (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles (pk),
  reading INTEGER NOT NULL REFERENCES readings (pk), live INTEGER NOT NULL, lookup TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_lookup ON statements (lookup);
CREATE TABLE listings (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles (pk),
  reading INTEGER NOT NULL REFERENCES readings (pk), live INTEGER NOT NULL, lookup TEXT NOT NULL, name TEXT NOT NULL,
  code TEXT NOT NULL, listers TEXT NOT NULL, day INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE INDEX listings_article ON listings (article);
CREATE INDEX listings_lookup ON listings (lookup);

CREATE TABLE judgements (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, made TEXT NOT NULL, author TEXT NOT NULL, action TEXT NOT NULL,
  target TEXT NOT NULL, note TEXT NOT NULL
);
CREATE TABLE pins (anchor TEXT PRIMARY KEY, event TEXT NOT NULL) {{without_rowid}};
CREATE TABLE verdicts (
  subject TEXT PRIMARY KEY, verdict TEXT NOT NULL, corrections TEXT NOT NULL, merged TEXT
) {{without_rowid}};

CREATE TABLE lists (
  pk INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, file_hash TEXT NOT NULL, loaded TEXT NOT NULL,
  entries INTEGER NOT NULL
);
CREATE TABLE list_entries (
  pk INTEGER PRIMARY KEY, list INTEGER NOT NULL REFERENCES lists (pk), entry TEXT NOT NULL, schema TEXT NOT NULL,
  name TEXT NOT NULL, record TEXT NOT NULL, UNIQUE (list, entry)
);
CREATE TABLE list_matches (
  entry INTEGER NOT NULL REFERENCES list_entries (pk), subject TEXT NOT NULL, score DOUBLE PRECISION NOT NULL,
  reasons TEXT NOT NULL, PRIMARY KEY (subject, entry)
) {{without_rowid}};
CREATE INDEX list_matches_entry ON list_matches (entry);
