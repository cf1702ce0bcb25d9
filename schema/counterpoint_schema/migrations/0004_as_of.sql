-- An element's version as of a revision is found within the index: the first that ends after it.
-- By revision alone, every version that had ended before would be fetched to see that it had; by
-- gone_revision alone, every version of the map that ended after.
CREATE INDEX element_old_as_of ON element_old (map_id, element_id, gone_revision, revision);
DROP INDEX element_old_by_gone;

-- A map was last changed when its last revision was made, by one clock; so its document as of a
-- revision is the same whenever it is asked for.
UPDATE map SET updated_at = revision.at
FROM revision
WHERE revision.map_id = map.map_id AND revision.revision = map.revision;
