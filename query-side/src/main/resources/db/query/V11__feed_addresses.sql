-- Only the digest of an address: who reads this table cannot read the feed.
CREATE TABLE query.feed_address (
    feed_address  uuid NOT NULL PRIMARY KEY,
    organisation  text NOT NULL,
    secret_digest text NOT NULL,
    filter        text NOT NULL
);
CREATE INDEX feed_address_digest ON query.feed_address (secret_digest);
