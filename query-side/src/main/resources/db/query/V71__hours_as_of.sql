-- When each state of an entry came to be true, beside when it was recorded. Hours are projected again, to know it of all.
TRUNCATE query.hour_entry, query.hour_entry_state, query.hours_erased_person, query.hours_statement;
DELETE FROM query.dead_letter WHERE processingGroup = 'hours';
DELETE FROM query.token_entry WHERE processor_name = 'hours';
ALTER TABLE query.hour_entry_state ADD happened_at timestamptz NOT NULL;
CREATE INDEX hour_entry_state_start ON query.hour_entry_state (organisation, start_at);
CREATE INDEX hour_entry_activity ON query.hour_entry (activity) WHERE activity IS NOT NULL;
