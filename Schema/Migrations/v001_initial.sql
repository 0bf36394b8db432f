CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 1), packed_generation INTEGER NOT NULL, packed_through INTEGER NOT NULL, removed_through INTEGER NOT NULL, catalog_generation INTEGER NOT NULL, newest_vertex INTEGER NOT NULL, newest_edge INTEGER NOT NULL, reserved_property INTEGER NOT NULL);

CREATE TABLE label(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE key(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE label_set(id INTEGER PRIMARY KEY, labels TEXT NOT NULL UNIQUE);

CREATE TABLE vertex(id INTEGER PRIMARY KEY, label_set INTEGER NOT NULL);

CREATE TABLE vertex_label(label INTEGER NOT NULL, vertex INTEGER NOT NULL, PRIMARY KEY(label, vertex)) WITHOUT ROWID;

CREATE TABLE edge(id INTEGER PRIMARY KEY, label INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL);

CREATE TABLE vertex_property(vertex INTEGER NOT NULL, key INTEGER NOT NULL, id INTEGER NOT NULL, type INTEGER NOT NULL, value, PRIMARY KEY(vertex, key, id)) WITHOUT ROWID;

CREATE TABLE meta_property(property INTEGER NOT NULL, key INTEGER NOT NULL, type INTEGER NOT NULL, value, PRIMARY KEY(property, key)) WITHOUT ROWID;

CREATE TABLE edge_property(edge INTEGER NOT NULL, key INTEGER NOT NULL, type INTEGER NOT NULL, value, PRIMARY KEY(edge, key)) WITHOUT ROWID;

CREATE TABLE user_id(kind INTEGER NOT NULL, type INTEGER NOT NULL, value NOT NULL, element INTEGER NOT NULL, PRIMARY KEY(kind, type, value)) WITHOUT ROWID;

CREATE UNIQUE INDEX user_id_element ON user_id(kind, element);

CREATE TABLE property_index(id INTEGER PRIMARY KEY, label INTEGER, key INTEGER NOT NULL, is_unique INTEGER NOT NULL);

CREATE TABLE derived_property(label INTEGER NOT NULL, key INTEGER NOT NULL, edge INTEGER NOT NULL, direction INTEGER NOT NULL, source_key INTEGER NOT NULL, PRIMARY KEY(label, key)) WITHOUT ROWID;

CREATE TABLE column_dirty(chunk INTEGER PRIMARY KEY, seq INTEGER NOT NULL);

CREATE TABLE adjacency(key INTEGER PRIMARY KEY, block BLOB NOT NULL);

CREATE TABLE adjacency_removed(seq INTEGER PRIMARY KEY, edge INTEGER NOT NULL, label INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL);

CREATE TABLE source(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, loaded_at INTEGER NOT NULL, title TEXT, event TEXT, year INTEGER, talks INTEGER NOT NULL);

CREATE TABLE claim(source INTEGER NOT NULL, kind INTEGER NOT NULL, element INTEGER NOT NULL, name INTEGER NOT NULL, type INTEGER NOT NULL, value NOT NULL, line INTEGER NOT NULL, made INTEGER NOT NULL, PRIMARY KEY(source, kind, element, name, type, value)) WITHOUT ROWID;

CREATE INDEX claim_element ON claim(kind, element, name);

CREATE TABLE claim_name(label INTEGER NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL, vertex INTEGER NOT NULL, PRIMARY KEY(label, name, source, vertex)) WITHOUT ROWID;

CREATE INDEX claim_name_source ON claim_name(source);

CREATE TRIGGER edge_deleted AFTER DELETE ON edge BEGIN
  INSERT INTO adjacency_removed(edge, label, source, target) VALUES(old.id, old.label, old.source, old.target);
END;

CREATE TRIGGER edge_fixed BEFORE UPDATE ON edge BEGIN
  SELECT raise(ABORT, 'an edge keeps its label and its ends');
END;

CREATE VIEW vertices AS SELECT coalesce((SELECT value FROM user_id WHERE kind = 0 AND element = v.id), v.id) AS id, (SELECT group_concat(l.name, '::') FROM json_each(s.labels) j JOIN label l ON l.id = j.value) AS label, v.id AS vertex FROM vertex v JOIN label_set s ON s.id = v.label_set;

CREATE VIEW edges AS SELECT coalesce((SELECT value FROM user_id WHERE kind = 1 AND element = e.id), e.id) AS id, l.name AS label, coalesce((SELECT value FROM user_id WHERE kind = 0 AND element = e.source), e.source) AS source, coalesce((SELECT value FROM user_id WHERE kind = 0 AND element = e.target), e.target) AS target, e.id AS edge FROM edge e JOIN label l ON l.id = e.label;

CREATE VIEW properties AS SELECT 'vertex' AS element, coalesce((SELECT value FROM user_id WHERE kind = 0 AND element = p.vertex), p.vertex) AS id, k.name AS key, p.value AS value, p.type AS type FROM vertex_property p JOIN key k ON k.id = p.key UNION ALL SELECT 'edge', coalesce((SELECT value FROM user_id WHERE kind = 1 AND element = p.edge), p.edge), k.name, p.value, p.type FROM edge_property p JOIN key k ON k.id = p.key;

INSERT INTO state VALUES(1, 0, 0, 0, 1, 0, 0, 0);

INSERT INTO label_set VALUES(0, '[]');
