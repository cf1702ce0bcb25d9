-- Where numbers led until their elements came back, or until they led somewhere else.
CREATE TABLE merged_old (
    map_id        bigint NOT NULL REFERENCES map,
    element_id    integer NOT NULL,
    revision      integer NOT NULL,
    gone_revision integer NOT NULL,
    into_id       integer NOT NULL,
    PRIMARY KEY (map_id, element_id, revision)
);
