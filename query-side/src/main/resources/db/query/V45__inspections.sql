CREATE TABLE query.inspection (
    inspection     uuid    NOT NULL PRIMARY KEY,
    organisation   text    NOT NULL,
    volunteer      uuid    NOT NULL,
    issued_on      date    NOT NULL,
    inspected_on   date    NOT NULL,
    relevant_entry boolean NOT NULL,
    superseded     boolean NOT NULL
);
COMMENT ON TABLE query.inspection IS 'What was found when certificates were inspected, until it is erased (R-34)';
COMMENT ON COLUMN query.inspection.superseded IS 'a later one was erased: without it, this one clears nobody';
CREATE INDEX inspection_volunteer ON query.inspection (organisation, volunteer);

-- Until when volunteers are cleared, by the last inspection of each (R-33, R-35); null when that found a relevant entry.
CREATE FUNCTION query.clearance(of_organisation text, for_years integer)
    RETURNS TABLE (volunteer uuid, until date) LANGUAGE sql STABLE
AS $$
    SELECT DISTINCT ON (i.volunteer) i.volunteer,
        CASE WHEN NOT i.relevant_entry THEN (i.inspected_on + for_years * interval '1 year')::date END
    FROM query.inspection i
    WHERE i.organisation = of_organisation AND NOT i.superseded
    ORDER BY i.volunteer, i.inspected_on DESC, i.inspection DESC
$$;
