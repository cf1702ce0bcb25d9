-- hold: be the one who does the housekeeping, for a minute more; no row while somebody else is
UPDATE janitor SET holder = $1, held_until = clock_timestamp() + interval '1 minute'
WHERE name = (
    SELECT name FROM janitor WHERE holder = $1 OR held_until < clock_timestamp()
    FOR UPDATE SKIP LOCKED)
RETURNING name

-- let_go: the next one need not wait
UPDATE janitor SET held_until = '-infinity' WHERE holder = $1

-- claim_map: one whose time is over, or whose purging was begun; from now on nobody restores it
UPDATE map SET deleted_at = '-infinity'
WHERE deleted_at < clock_timestamp() - interval '30 days' AND map_id = (
    SELECT map_id FROM map WHERE deleted_at < clock_timestamp() - interval '30 days'
    ORDER BY map_id LIMIT 1)
RETURNING map_id

-- purge_links: some rows of a map, as of every table that follows
DELETE FROM link WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM link WHERE map_id = $1 LIMIT $2))

-- purge_names: some
DELETE FROM external_name WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM external_name WHERE map_id = $1 LIMIT $2))

-- purge_elements: some, once nothing refers to them
DELETE FROM element WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM element WHERE map_id = $1 LIMIT $2))

-- purge_elements_old: some
DELETE FROM element_old WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM element_old WHERE map_id = $1 LIMIT $2))

-- purge_contents_old: some
DELETE FROM map_old WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM map_old WHERE map_id = $1 LIMIT $2))

-- purge_merged: some
DELETE FROM merged WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM merged WHERE map_id = $1 LIMIT $2))

-- purge_merged_old: some
DELETE FROM merged_old WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM merged_old WHERE map_id = $1 LIMIT $2))

-- purge_revisions: some
DELETE FROM revision WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM revision WHERE map_id = $1 LIMIT $2))

-- purge_unchanged: some
DELETE FROM unchanged WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM unchanged WHERE map_id = $1 LIMIT $2))

-- purge_texts: some
DELETE FROM source_text WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM source_text WHERE map_id = $1 LIMIT $2))

-- purge_to_index: some
DELETE FROM unindexed WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM unindexed WHERE map_id = $1 LIMIT $2))

-- purge_search: some
DELETE FROM search WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM search WHERE map_id = $1 LIMIT $2))

-- purge_unsearchable: some
DELETE FROM unsearchable WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM unsearchable WHERE map_id = $1 LIMIT $2))

-- purge_listing: some
DELETE FROM listing WHERE map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM listing WHERE map_id = $1 LIMIT $2))

-- purge_operations: some, ended or not: there is nothing left that they could be done to
DELETE FROM operation WHERE of_map_id = $1
   AND ctid = ANY(ARRAY(SELECT ctid FROM operation WHERE of_map_id = $1 LIMIT $2))

-- purge_map: itself, when nothing else is left of it
DELETE FROM map
WHERE map_id = $1 AND deleted_at = '-infinity'
  AND ctid = ANY(ARRAY(SELECT ctid FROM map WHERE map_id = $1 LIMIT $2))

-- sweep_requests: reservations past their time, and an hour more for those who are just asking
DELETE FROM map_request WHERE at < clock_timestamp() - interval '25 hours'
   AND key_hash = ANY(ARRAY(
       SELECT key_hash FROM map_request WHERE at < clock_timestamp() - interval '25 hours'
       ORDER BY at LIMIT $1))

-- sweep_unchanged: keys of edits that changed nothing, past their time
DELETE FROM unchanged WHERE at < clock_timestamp() - interval '25 hours'
   AND ctid = ANY(ARRAY(
       SELECT ctid FROM unchanged WHERE at < clock_timestamp() - interval '25 hours' LIMIT $1))

-- sweep_operations: those that ended seven days ago
DELETE FROM operation WHERE ended_at < clock_timestamp() - interval '7 days'
   AND operation_id = ANY(ARRAY(
       SELECT operation_id FROM operation WHERE ended_at < clock_timestamp() - interval '7 days'
       ORDER BY ended_at LIMIT $1))
