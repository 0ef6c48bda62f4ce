ALTER TABLE query.activity ADD COLUMN protected_contact text, ADD COLUMN clearance_needed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN query.activity.protected_contact IS 'as JSON, once it was assessed (R-32)';
