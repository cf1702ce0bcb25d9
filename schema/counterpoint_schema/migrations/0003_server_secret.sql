-- Registry: what the server processes of one database share and tell nobody.

CREATE TABLE server_secret (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    key  bytea NOT NULL
);

-- 244 random bits in 32 bytes: gen_random_uuid draws on the same source as keys do.
INSERT INTO server_secret
SELECT 'cursor',
       decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
