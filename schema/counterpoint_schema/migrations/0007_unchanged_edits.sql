-- Idempotency keys of edits that changed nothing, and so made no revision to keep them in.
CREATE TABLE unchanged (
    map_id          bigint NOT NULL REFERENCES map,
    idempotency_key text COLLATE "C" NOT NULL,
    principal_id    bigint NOT NULL,
    fingerprint     bytea NOT NULL,
    revision        integer NOT NULL,
    operations      json NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (map_id, idempotency_key, principal_id)
);
