-- Activities are projected again, to know of all of them whether fewer people than that takes were accepted out of hours.
TRUNCATE query.activity, query.activity_moderator, query.activity_capacity, query.activity_equipment;
DELETE FROM query.dead_letter WHERE processingGroup = 'activities';
DELETE FROM query.token_entry WHERE processor_name = 'activities';

ALTER TABLE query.activity ADD staffing_waived boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN query.activity.staffing_waived IS
    'Whether out of hours it needs no key holder and two people, by an override or since it was imported (R-09)';
