-- Addresses at which clocks can be read. Of the secret part only a hash is kept; it has 256 random bits, so it needs no salt.
CREATE TABLE calendar_feed (
    smart_account   text        NOT NULL,
    id              text        NOT NULL,
    owner           text,
    virtual_account text,
    created_at      timestamptz NOT NULL,
    revoked_at      timestamptz,
    secret_hash     bytea       NOT NULL,
    PRIMARY KEY (smart_account, id)
);
CREATE UNIQUE INDEX calendar_feed_secret ON calendar_feed (smart_account, secret_hash);
