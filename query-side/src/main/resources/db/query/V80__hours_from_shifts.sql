ALTER TABLE query.hour_entry ADD shift uuid;
COMMENT ON COLUMN query.hour_entry.shift IS 'From which it was logged: shift and entry count once (R-38)';
CREATE INDEX hour_entry_shift ON query.hour_entry (organisation, shift) WHERE shift IS NOT NULL;
