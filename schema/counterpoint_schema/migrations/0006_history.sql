-- Where numbers led until their elements came back, or until they led somewhere else.
CREATE TABLE merged_old (
    map_id        bigint NOT NULL REFERENCES map,
    element_id    integer NOT NULL,
    revision      integer NOT NULL,
    gone_revision integer NOT NULL,
    into_id       integer NOT NULL,
    PRIMARY KEY (map_id, element_id, revision)
);

-- How much a revision did, so that nobody has to read a million operations to tell. Counted in
-- their text as the server writes it; operation 0 is on the map's own fields.
ALTER TABLE revision
    ADD COLUMN created integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"create"', ''))) / 13
        - (strpos(operations::text, '{"id":0,"op":"create"') > 0)::integer) STORED,
    ADD COLUMN updated integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"update"', ''))) / 13
        - (strpos(operations::text, '{"id":0,"op":"update"') > 0)::integer) STORED,
    ADD COLUMN deleted integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"delete"', ''))) / 13) STORED,
    ADD COLUMN merged integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"merge"', ''))) / 12) STORED,
    ADD COLUMN map_changed boolean NOT NULL GENERATED ALWAYS AS (
        operations::text ~ '[{]"id":0,"op":"[cuf]') STORED;
