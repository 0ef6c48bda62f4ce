-- When an activity came to be: before that there is nothing to show. The audit is projected again, to know it of all.
TRUNCATE query.audit_entry, query.audit_activity, query.audit_person;
DELETE FROM query.dead_letter WHERE processingGroup = 'audit';
DELETE FROM query.token_entry WHERE processor_name = 'audit';
ALTER TABLE query.audit_activity ADD opened_at timestamptz NOT NULL;
COMMENT ON COLUMN query.audit_activity.opened_at IS 'When its participation was opened, as it happened';
