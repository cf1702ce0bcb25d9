-- Of a map that it has no statistics of, Postgres cannot tell the two indexes that begin with the map
-- apart, and before version 18 looks single elements up by reading all of the map's entries in this
-- one. With the type in front, it is only taken where a type is asked for.
CREATE INDEX element_by_type_first ON element (type, map_id, element_id);
DROP INDEX element_by_type;
ALTER INDEX element_by_type_first RENAME TO element_by_type;
