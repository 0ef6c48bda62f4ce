-- How persons are found and sorted: without regard to case and accents, in any script.
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary could be exchanged; named explicitly it can stand in an index. Its
-- schema is whatever the database was prepared with.
DO $make$
DECLARE home text := (SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'unaccent');
BEGIN
    EXECUTE format($function$
        CREATE FUNCTION query.searchable(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $body$
            SELECT pg_catalog.lower(%1$s.unaccent('%1$s.unaccent'::regdictionary, pg_catalog.normalize(said))
                COLLATE pg_catalog.pg_c_utf8)
        $body$ $function$, home);
END $make$;

-- What LIKE compares a searchable text with: the term anywhere in it, and nothing in the term a wildcard.
CREATE FUNCTION query.search_pattern(term text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT '%' || replace(replace(replace(query.searchable(term), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

CREATE FUNCTION query.person_search(given text, family text, email text, phone text, address text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT query.searchable(coalesce(given, '') || ' ' || coalesce(family, '') || ' ' || coalesce(email, '')
        || ' ' || coalesce(phone, '') || ' ' || coalesce(address, ''))
$$;

-- Family name first; the separator sorts before every letter.
CREATE FUNCTION query.name_order(given text, family text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT query.searchable(coalesce(family, '')) || chr(31) || query.searchable(coalesce(given, ''))
$$;

CREATE INDEX person_found ON query.person
    USING gin (query.person_search(given_name, family_name, email, phone, address) gin_trgm_ops);
CREATE INDEX person_sorted ON query.person
    (organisation, erased, (query.name_order(given_name, family_name) COLLATE "C"), person);

CREATE OR REPLACE VIEW query.person_name WITH (security_invoker = true) AS
    SELECT person, organisation, erased,
           CASE WHEN erased THEN 'erased person'
                ELSE concat_ws(' ', given_name, family_name) END AS name,
           query.name_order(given_name, family_name) COLLATE "C" AS name_order
    FROM query.person;
