-- A draft is a plan, and counts in no figure. Attendance is projected again, to know of all which are drafts.
TRUNCATE query.attendance_activity, query.attendance_registration, query.attendance_head_count,
    query.attendance_head_count_band, query.attendance_nameless_check_in;
DELETE FROM query.dead_letter WHERE processingGroup = 'attendance';
DELETE FROM query.token_entry WHERE processor_name = 'attendance';
ALTER TABLE query.attendance_activity ADD draft boolean NOT NULL;
COMMENT ON COLUMN query.attendance_activity.draft IS 'Neither published nor completed yet';
