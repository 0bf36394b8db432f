DROP INDEX claim_element;

DROP TABLE claim;

DROP INDEX claim_name_source;

DROP TABLE claim_name;

CREATE TABLE claim(source INTEGER PRIMARY KEY, data BLOB NOT NULL);

CREATE TABLE claim_vertex(vertex INTEGER NOT NULL, source INTEGER NOT NULL, is_itself INTEGER NOT NULL, PRIMARY KEY(vertex, source)) WITHOUT ROWID;

CREATE TABLE claim_name(label INTEGER NOT NULL, name TEXT NOT NULL, vertex INTEGER NOT NULL, PRIMARY KEY(label, name, vertex)) WITHOUT ROWID;

CREATE TABLE related(a INTEGER NOT NULL, b INTEGER NOT NULL, edge INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID;

UPDATE meta SET value = '2' WHERE key = 'min_writer';
