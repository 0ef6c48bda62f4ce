ALTER TABLE query.organisation ADD COLUMN settings text;
COMMENT ON COLUMN query.organisation.settings IS 'What it decided for itself, as JSON; null while that is nothing';
