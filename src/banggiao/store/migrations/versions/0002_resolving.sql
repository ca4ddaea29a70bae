-- What resolving across articles needs. `profile`: what an event is compared by, "" for what an older version stored;
-- `tellings`: its latest articles. `prints`: MinHash of a text, base64.

DROP INDEX events_block;
ALTER TABLE events DROP COLUMN block;
ALTER TABLE events ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN tellings TEXT NOT NULL DEFAULT '[]';
CREATE TABLE event_keys (
  key TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (key, event)
) {{without_rowid}};
CREATE TABLE tellings (
  article INTEGER PRIMARY KEY REFERENCES articles (pk), day TEXT NOT NULL, story TEXT NOT NULL, signature TEXT NOT NULL
);
ALTER TABLE articles ADD COLUMN copy_of INTEGER REFERENCES articles (pk);
CREATE INDEX articles_story ON articles (story);
CREATE TABLE prints (
  article INTEGER PRIMARY KEY REFERENCES articles (pk), version INTEGER NOT NULL REFERENCES versions (pk),
  digest TEXT NOT NULL, size INTEGER NOT NULL
);
CREATE TABLE spellings (
  skeleton TEXT NOT NULL, person INTEGER NOT NULL REFERENCES persons (pk), PRIMARY KEY (skeleton, person)
) {{without_rowid}};
DROP INDEX persons_skeleton;
INSERT INTO spellings (skeleton, person) SELECT skeleton, pk FROM persons;
