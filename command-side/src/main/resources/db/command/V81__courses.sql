-- A series that goes on as another is one course: what is said of the whole is said of all its dates.
CREATE TABLE command.series_course (
    organisation text NOT NULL,
    series       uuid NOT NULL,
    course       uuid NOT NULL,
    PRIMARY KEY (organisation, series)
);
COMMENT ON TABLE command.series_course IS 'The first series of which each other is a continuation (R-48)';
INSERT INTO command.series_course
WITH RECURSIVE link AS (
    SELECT organisation, CAST(CAST(payload AS json) ->> 'series' AS uuid) AS series,
        CAST(CAST(payload AS json) ->> 'continues' AS uuid) AS continues
    FROM events.domain_event WHERE payload_type = 'series.continued'
), chain AS (
    SELECT organisation, series, continues AS course FROM link
    UNION ALL
    SELECT c.organisation, c.series, l.continues
    FROM chain c JOIN link l ON l.organisation = c.organisation AND l.series = c.course
)
SELECT c.organisation, c.series, c.course FROM chain c
WHERE NOT EXISTS (SELECT FROM link l WHERE l.organisation = c.organisation AND l.series = c.course);

CREATE VIEW command.course_date AS
SELECT o.organisation, o.activity, coalesce(c.course, o.series) AS course
FROM command.series_occurrence o
LEFT JOIN command.series_course c ON c.organisation = o.organisation AND c.series = o.series;
COMMENT ON VIEW command.course_date IS 'Which activities are dates of the same course';
