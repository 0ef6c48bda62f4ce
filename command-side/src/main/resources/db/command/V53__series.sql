CREATE TABLE command.series_occurrence (
    organisation text NOT NULL,
    activity     uuid NOT NULL,
    series       uuid NOT NULL,
    date         date NOT NULL,
    PRIMARY KEY (organisation, activity)
);
COMMENT ON TABLE command.series_occurrence IS 'Which activity stands for which date of which series';
CREATE INDEX series_occurrence_series ON command.series_occurrence (organisation, series, date);
