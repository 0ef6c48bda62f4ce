-- what is expired is looked for within the organisation that keeps a new key
CREATE INDEX idempotency_key_expiry ON command.idempotency_key (organisation, kept_at);
DROP INDEX command.idempotency_key_kept;
