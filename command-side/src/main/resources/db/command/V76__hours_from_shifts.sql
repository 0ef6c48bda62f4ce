CREATE TABLE command.shift_entry (
    organisation text    NOT NULL,
    hour_entry   uuid    NOT NULL,
    shift        uuid    NOT NULL,
    volunteer    uuid    NOT NULL,
    counts       boolean NOT NULL,
    PRIMARY KEY (organisation, hour_entry)
);
COMMENT ON TABLE command.shift_entry IS 'From which shift each hour entry was logged, where it was (R-38)';
COMMENT ON COLUMN command.shift_entry.counts IS 'False while it is rejected';
CREATE UNIQUE INDEX shift_entry_once ON command.shift_entry (organisation, shift, volunteer) WHERE counts;

-- shifts that were planned before they could be named
INSERT INTO command.directory (organisation, kind, id) SELECT organisation, 'ShiftId', shift FROM command.shift_plan;
