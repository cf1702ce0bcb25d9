-- The schema today. Held equal to the migrations by tests/schema/test_tables.py.

-- Map tables: map_id leads every key, and foreign keys stay inside a map, so that the same schema
-- can be distributed on map_id. No triggers, sequences or advisory locks, for the same reason.

CREATE TABLE map (
    map_id           bigint NOT NULL PRIMARY KEY,
    workspace_id     bigint NOT NULL,
    visibility       text COLLATE "C" NOT NULL,
    revision         integer NOT NULL,
    next_element     integer NOT NULL,
    element_count    integer NOT NULL,
    content_revision integer NOT NULL,
    content          json NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    deleted_at       timestamptz,
    origin_map_id    bigint,  -- what it was forked from
    origin_revision  integer,
    erased_revision  integer NOT NULL DEFAULT 0,  -- its last erasure: part of the tag of whatever
                                                  -- shows a revision before that one
    CONSTRAINT map_visibility_known CHECK (visibility IN ('private', 'workspace', 'public'))
) WITH (fillfactor = 50);  -- the hottest row: room on its page lets every edit be a HOT update
CREATE INDEX map_deleted ON map (map_id, deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE map_old (
    map_id          bigint NOT NULL REFERENCES map,
    revision        integer NOT NULL,
    gone_revision   integer NOT NULL,
    content         json NOT NULL,
    erased_revision integer,  -- the erasure that took content away, where one did
    PRIMARY KEY (map_id, revision)
);

CREATE TABLE element (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,
    type       text COLLATE "C" NOT NULL,
    revision   integer NOT NULL,
    body       json NOT NULL,  -- json, not jsonb: free objects come back in the order they were given
    PRIMARY KEY (map_id, element_id)
);
CREATE INDEX element_by_type ON element (type, map_id, element_id);

CREATE TABLE element_old (
    map_id          bigint NOT NULL REFERENCES map,
    element_id      integer NOT NULL,
    revision        integer NOT NULL,
    gone_revision   integer NOT NULL,
    type            text COLLATE "C" NOT NULL,
    body            json NOT NULL,
    erased_revision integer,
    PRIMARY KEY (map_id, element_id, revision)
);
-- As of a revision, an element's version is the first that ends after it.
CREATE INDEX element_old_as_of ON element_old (map_id, element_id, gone_revision, revision);

-- One row for every reference: the graph's index. from_id 0 is the map itself.
CREATE TABLE link (
    map_id   bigint NOT NULL,
    from_id  integer NOT NULL,
    role     text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    to_id    integer NOT NULL,
    PRIMARY KEY (map_id, from_id, role, position),
    CONSTRAINT link_to_element FOREIGN KEY (map_id, to_id) REFERENCES element
);
-- Without from_id: else Postgres would take this one also to find the links from an element, wherever
-- most maps are small, and so read the whole of a large one.
CREATE INDEX link_by_end ON link (map_id, to_id, role);

-- One row for every external name of an element: by SHA-256, as names may be longer than an index
-- can hold. Several elements may carry the same name.
CREATE TABLE external_name (
    map_id     bigint NOT NULL,
    element_id integer NOT NULL,
    name_hash  bytea NOT NULL,
    PRIMARY KEY (map_id, element_id, name_hash),
    CONSTRAINT external_name_of_element FOREIGN KEY (map_id, element_id) REFERENCES element
);
CREATE INDEX external_name_by_hash ON external_name (map_id, name_hash);

-- Where the numbers of merged elements lead; what they lead to may have been merged again.
CREATE TABLE merged (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,
    into_id    integer NOT NULL,
    revision   integer NOT NULL,
    PRIMARY KEY (map_id, element_id)
);

-- Where numbers led until their elements came back, or until they led somewhere else.
CREATE TABLE merged_old (
    map_id        bigint NOT NULL REFERENCES map,
    element_id    integer NOT NULL,
    revision      integer NOT NULL,
    gone_revision integer NOT NULL,
    into_id       integer NOT NULL,
    PRIMARY KEY (map_id, element_id, revision)
);

CREATE TABLE revision (
    map_id          bigint NOT NULL REFERENCES map,
    revision        integer NOT NULL,
    at              timestamptz NOT NULL,
    principal_id    bigint NOT NULL,
    message         text,
    operations      json NOT NULL,
    idempotency_key text COLLATE "C",
    fingerprint     bytea,
    erased_revision integer,
    -- How much it did, so that nobody has to read a million operations to tell. Counted in their
    -- text as the server writes it; operation 0 is on the map's own fields.
    created integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"create"', ''))) / 13
        - (strpos(operations::text, '{"id":0,"op":"create"') > 0)::integer) STORED,
    updated integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"update"', ''))) / 13
        - (strpos(operations::text, '{"id":0,"op":"update"') > 0)::integer) STORED,
    deleted integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"delete"', ''))) / 13) STORED,
    merged integer NOT NULL GENERATED ALWAYS AS (
        (octet_length(operations::text)
         - octet_length(replace(operations::text, '"op":"merge"', ''))) / 12) STORED,
    map_changed boolean NOT NULL GENERATED ALWAYS AS (
        operations::text ~ '[{]"id":0,"op":"[cuf]') STORED,
    PRIMARY KEY (map_id, revision)
);
CREATE INDEX revision_by_key ON revision (map_id, idempotency_key, principal_id)
    WHERE idempotency_key IS NOT NULL;

-- Keys of edits that changed nothing, and so made no revision to keep them in.
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

CREATE TABLE source_text (
    map_id bigint NOT NULL REFERENCES map,
    sha256 bytea NOT NULL,
    body   text NOT NULL,
    PRIMARY KEY (map_id, sha256)
);

-- Finding words in all maps, and lists of maps in other orders than that of their making. Both are
-- written after the commit of what they tell of, from what `unindexed` names.

-- One row for every element that has words, and one for the map itself, whose element_id is 0.
CREATE TABLE search (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,
    revision   integer NOT NULL,  -- of the element that it tells of
    type       text COLLATE "C" NOT NULL,
    tags       text[] COLLATE "C" NOT NULL,
    config     text COLLATE "C" NOT NULL,  -- Postgres's name of the map's language
    vector     tsvector NOT NULL,  -- the words in that language, and as they are written
    PRIMARY KEY (map_id, element_id)
);
CREATE INDEX search_by_word ON search USING gin (vector);

CREATE TABLE listing (
    map_id     bigint NOT NULL REFERENCES map PRIMARY KEY,
    title      text COLLATE "C" NOT NULL,  -- in lower case, its first 100 characters
    updated_at timestamptz NOT NULL
);
CREATE INDEX listing_by_title ON listing (title, map_id);
CREATE INDEX listing_by_update ON listing (updated_at, map_id);

-- What has changed since `search` and `listing` were written: a row for every transaction.
CREATE TABLE unindexed (
    map_id      bigint NOT NULL,
    revision    integer NOT NULL,
    element_ids integer[],  -- null: all
    above       integer NOT NULL DEFAULT -1,  -- of all, those up to here are done
    PRIMARY KEY (map_id, revision)
);

-- Elements whose words Postgres refuses to index, and as of which of their revisions. They are passed
-- over, that no other waits for them, and named until they say something else.
CREATE TABLE unsearchable (
    map_id     bigint NOT NULL REFERENCES map,
    element_id integer NOT NULL,  -- 0: the map itself
    revision   integer NOT NULL,
    PRIMARY KEY (map_id, element_id)
);

-- Planner: without this the correlation of the leading columns is taken for a product.
CREATE STATISTICS element_keys (dependencies) ON map_id, element_id FROM element;
CREATE STATISTICS link_keys (dependencies) ON map_id, from_id, to_id FROM link;

-- Registry.

CREATE TABLE workspace (
    workspace_id bigint NOT NULL PRIMARY KEY,
    name         text NOT NULL,
    created_at   timestamptz NOT NULL
);
INSERT INTO workspace VALUES (0, 'default', now());

-- The languages that `search` has words in.
CREATE TABLE search_config (
    config text COLLATE "C" NOT NULL PRIMARY KEY
);
INSERT INTO search_config VALUES ('simple');

-- Log: which maps a request that creates maps was given, committed before they are made.
CREATE TABLE map_request (
    key_hash     bytea NOT NULL PRIMARY KEY,
    principal_id bigint NOT NULL,
    fingerprint  bytea NOT NULL,
    map_ids      bigint[] NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX map_request_by_time ON map_request (at);

-- Log: long work, asked for, done aside by one of the server processes, and told of for some days.
CREATE TABLE operation (
    operation_id    bigint NOT NULL PRIMARY KEY,
    of_map_id       bigint NOT NULL,
    principal_id    bigint NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    state           text COLLATE "C" NOT NULL,
    request         bytea,  -- its body as JSON, until it has ended: what is erased stays nowhere
    if_revision     integer,
    idempotency_key text COLLATE "C" NOT NULL,  -- under which its edit is done: the client's, or ours
    fingerprint     bytea NOT NULL,
    done            integer NOT NULL DEFAULT 0,
    total           integer NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    ended_at        timestamptz,
    holder          text COLLATE "C",  -- who works on it, up to due_at; then anybody may
    due_at          timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    is_sealed       boolean NOT NULL DEFAULT false,  -- about to be committed: too late to cancel
    made_map_id     bigint,  -- what it made: this map, at this revision
    made_revision   integer,
    problem         json
);
CREATE INDEX operation_open ON operation (of_map_id, operation_id) WHERE ended_at IS NULL;
CREATE INDEX operation_ended ON operation (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX operation_by_map ON operation (of_map_id, operation_id);

-- What the server processes of one database share and tell nobody.

CREATE TABLE server_secret (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    key  bytea NOT NULL
);

-- 244 random bits in 32 bytes: gen_random_uuid draws on the same source as keys do.
INSERT INTO server_secret
SELECT 'cursor',
       decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- One row: who of them does the housekeeping, and until when nobody else does.
CREATE TABLE janitor (
    name       text COLLATE "C" NOT NULL PRIMARY KEY,
    holder     text COLLATE "C" NOT NULL,
    held_until timestamptz NOT NULL
);
INSERT INTO janitor VALUES ('janitor', '', '-infinity');
