-- Long work: asked for, done aside by one of the server processes, and told of for some days.
CREATE TABLE operation (
    operation_id    bigint NOT NULL PRIMARY KEY,
    of_map_id       bigint NOT NULL,
    principal_id    bigint NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    state           text COLLATE "C" NOT NULL,
    request         bytea,
    if_revision     integer,
    idempotency_key text COLLATE "C" NOT NULL,
    fingerprint     bytea NOT NULL,
    done            integer NOT NULL DEFAULT 0,
    total           integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    holder          text COLLATE "C",
    due_at          timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    is_sealed       boolean NOT NULL DEFAULT false,
    made_map_id     bigint,
    made_revision   integer,
    problem         json
);
CREATE INDEX operation_open ON operation (of_map_id, operation_id) WHERE ended_at IS NULL;
CREATE INDEX operation_ended ON operation (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX operation_by_map ON operation (of_map_id, operation_id);
