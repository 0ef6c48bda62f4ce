-- Until when places are offered (R-16), in words of the place's own time. Participation is projected again, to know its
-- zone of all activities.
TRUNCATE query.participation, query.registration, query.nameless_check_in, query.waiting_list_decision;
DELETE FROM query.dead_letter WHERE processingGroup = 'participation';
DELETE FROM query.token_entry WHERE processor_name = 'participation';

ALTER TABLE query.participation ADD zone text NOT NULL;
ALTER TABLE query.registration ADD offered_until timestamptz;
COMMENT ON COLUMN query.registration.offered_until IS 'When its last offer expires or expired; null when there was none';
ALTER TABLE query.waiting_list_decision ADD offered_until timestamptz, ADD earlier text, ADD status text;
COMMENT ON COLUMN query.waiting_list_decision.earlier IS 'Of a restoration: where the registration stood before it ended';
COMMENT ON COLUMN query.waiting_list_decision.status IS 'Of a restoration: where it stands again';
