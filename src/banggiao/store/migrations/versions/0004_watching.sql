-- Watching the web: feeds and the pages that they lead to, when each is due and who has it; rules and their alerts;
-- what pages say of an article besides its text. Times that are compared are seconds since 1970, others ISO 8601.

ALTER TABLE versions ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE versions ADD COLUMN published_at TEXT;
ALTER TABLE versions ADD COLUMN modified_at TEXT;
ALTER TABLE versions ADD COLUMN asides TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN gone TEXT;
CREATE TABLE feeds (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL UNIQUE, host TEXT NOT NULL, title TEXT NOT NULL,
  every INTEGER NOT NULL, added TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL, due BIGINT NOT NULL,
  claimed BIGINT NOT NULL, tried TEXT, succeeded TEXT, error TEXT NOT NULL, failures INTEGER NOT NULL,
  entries INTEGER NOT NULL
);
CREATE TABLE pages (
  pk INTEGER PRIMARY KEY, feed INTEGER REFERENCES feeds (pk), url TEXT NOT NULL UNIQUE, host TEXT NOT NULL,
  title TEXT NOT NULL, published TEXT, seen TEXT NOT NULL, state TEXT NOT NULL, due BIGINT NOT NULL,
  claimed BIGINT NOT NULL, tries INTEGER NOT NULL, checks INTEGER NOT NULL, article TEXT, etag TEXT NOT NULL,
  modified TEXT NOT NULL, hash TEXT NOT NULL, error TEXT NOT NULL
);
CREATE INDEX pages_due ON pages (due);
CREATE INDEX pages_feed ON pages (feed);
CREATE TABLE hosts (
  host TEXT PRIMARY KEY, free BIGINT NOT NULL, robots TEXT, robots_until BIGINT NOT NULL
);
CREATE TABLE rules (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, rule TEXT NOT NULL, channels TEXT NOT NULL,
  added TEXT NOT NULL, mark INTEGER NOT NULL
);
CREATE TABLE alerts (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rule INTEGER NOT NULL REFERENCES rules (pk), subject TEXT NOT NULL,
  made TEXT NOT NULL, title TEXT NOT NULL, record TEXT NOT NULL, UNIQUE (rule, subject)
);
CREATE TABLE deliveries (
  alert INTEGER NOT NULL REFERENCES alerts (pk), channel TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL,
  due BIGINT NOT NULL, error TEXT NOT NULL, PRIMARY KEY (alert, channel)
);
CREATE INDEX deliveries_due ON deliveries (state, due);
