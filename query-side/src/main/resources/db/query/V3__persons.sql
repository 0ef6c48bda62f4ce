-- The only table of the query side with names, contacts and birth dates. Others join it; nobody copies from it.
CREATE TABLE query.person (
    person       uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    given_name   text,
    family_name  text,
    email        text,
    phone        text,
    address      text,
    birth_date   date,
    languages    text[]  NOT NULL,
    quarter      uuid,
    erased       boolean NOT NULL,
    version      bigint  NOT NULL
);
CREATE INDEX person_organisation ON query.person (organisation);

-- How a person is called in any answer.
CREATE VIEW query.person_name WITH (security_invoker = true) AS
    SELECT person, organisation, erased,
           CASE WHEN erased THEN 'erased person'
                ELSE concat_ws(' ', given_name, family_name) END AS name
    FROM query.person;
GRANT SELECT ON query.person_name TO quartier_query;
