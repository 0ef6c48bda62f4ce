CREATE TABLE query.quarter (
    quarter       uuid   NOT NULL PRIMARY KEY,
    organisation  text   NOT NULL,
    name          text   NOT NULL,
    municipality  text   NOT NULL,
    federal_state text   NOT NULL,
    zone          text   NOT NULL,
    working_hours text   NOT NULL,
    version       bigint NOT NULL
);
CREATE INDEX quarter_organisation ON query.quarter (organisation);
