-- Without from_id, which nothing asks this index for. With it, Postgres took the index also to find
-- the links from an element, wherever most maps are small: and so read a large map's part of it whole.
DROP INDEX link_by_end;
CREATE INDEX link_by_end ON link (map_id, to_id, role);
