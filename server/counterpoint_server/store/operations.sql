-- access: what decides who may do what with a map, and how large it is
SELECT map_id, workspace_id, visibility, deleted_at IS NOT NULL AS is_deleted, element_count
FROM map WHERE map_id = $1

-- accept: one more, unless it is there already, or too many wait ($9)
INSERT INTO operation (operation_id, of_map_id, principal_id, kind, state, request, if_revision,
                       idempotency_key, fingerprint, created_at, due_at)
SELECT $1, $2, $3, $4, 'waiting', $5, $6, $7, $8, clock_timestamp(), clock_timestamp()
WHERE (SELECT count(*) FROM (SELECT FROM operation WHERE ended_at IS NULL LIMIT $9) o) < $9
ON CONFLICT (operation_id) DO NOTHING
RETURNING *

-- is_taken: a row, if there is an operation of this number
SELECT FROM operation WHERE operation_id = $1

-- read: one, if it is the principal's ($2)
SELECT * FROM operation WHERE operation_id = $1 AND principal_id = $2

-- page: the principal's, from below a number, newest first
SELECT * FROM operation
WHERE operation_id < $1 AND principal_id = $2
  AND ($3::bigint IS NULL OR of_map_id = $3) AND ($4::text IS NULL OR state = $4)
ORDER BY operation_id DESC LIMIT $5

-- cancel: from here on it can no longer be finished
UPDATE operation
SET state = 'cancelled', ended_at = clock_timestamp(), request = NULL, holder = NULL
WHERE operation_id = $1 AND principal_id = $2 AND ended_at IS NULL AND NOT is_sealed
RETURNING *

-- take: the next that nobody works on, for $2 seconds; of a map one after the other
UPDATE operation
SET state = 'running', holder = $1, due_at = clock_timestamp() + $2::float8 * interval '1 second',
    started_at = coalesce(started_at, clock_timestamp()), attempts = attempts + 1
WHERE operation_id = (
    SELECT operation_id FROM operation o
    WHERE ended_at IS NULL AND due_at <= clock_timestamp() AND NOT EXISTS (
        SELECT FROM operation before
        WHERE before.of_map_id = o.of_map_id AND before.operation_id < o.operation_id
          AND before.ended_at IS NULL)
    ORDER BY operation_id LIMIT 1 FOR UPDATE SKIP LOCKED)
  AND ended_at IS NULL
RETURNING *

-- hold: go on working on it for $3 seconds, as far as one has come; no row if it is one's no more
UPDATE operation
SET due_at = clock_timestamp() + $3::float8 * interval '1 second', done = $4, total = $5
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL
RETURNING operation_id

-- plan: the map that it will make; the first to say so decides
UPDATE operation SET made_map_id = coalesce(made_map_id, $3)
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL
RETURNING made_map_id

-- seal: it is about to be done by a transaction of its own
UPDATE operation SET is_sealed = true
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL
RETURNING operation_id

-- finish: in the transaction that does it, if it can; no row if it is one's no more, and then nothing is done
UPDATE operation
SET state = 'done', ended_at = clock_timestamp(), request = NULL, holder = NULL,
    made_map_id = $3, made_revision = $4, done = $5, total = $5
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL
RETURNING operation_id

-- fail: for good
UPDATE operation
SET state = 'failed', ended_at = clock_timestamp(), request = NULL, holder = NULL, problem = $3
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL

-- put_off: to be taken up again in $3 seconds
UPDATE operation
SET state = 'waiting', holder = NULL, done = 0, total = 0,
    due_at = clock_timestamp() + $3::float8 * interval '1 second'
WHERE operation_id = $1 AND holder = $2 AND ended_at IS NULL
