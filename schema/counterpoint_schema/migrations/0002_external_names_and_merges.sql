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

INSERT INTO external_name (map_id, element_id, name_hash)
SELECT DISTINCT e.map_id, e.element_id,
       sha256(convert_to(n.name->>'system', 'UTF8') || '\x00'::bytea
              || convert_to(n.name->>'id', 'UTF8'))
FROM element e CROSS JOIN LATERAL json_array_elements(e.body->'external') AS n (name);
