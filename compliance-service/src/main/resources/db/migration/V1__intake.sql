-- What is known of the Smart Accounts, and the verified copies of their ledgers.

CREATE TABLE account (
    smart_account  text PRIMARY KEY,
    name           text NOT NULL,
    directory_etag text
);

-- Every version of every licence, oldest first: shipped ones (recorded_at null), then the account's own edits.
CREATE TABLE licence_version (
    smart_account      text    NOT NULL,
    ordinal            integer NOT NULL,
    recorded_at        timestamptz,
    entitlement_tag    text    NOT NULL,
    family             text,
    tier_rank          integer,
    enforcement_action text    NOT NULL,
    grace_days         integer,
    PRIMARY KEY (smart_account, ordinal)
);

-- How far each copy reaches. The row is locked while a page is taken over, so that replicas take turns.
CREATE TABLE ledger_cursor (
    smart_account text        NOT NULL,
    source        text        NOT NULL,
    sequence      bigint      NOT NULL,
    hash          bytea       NOT NULL,
    state         text        NOT NULL,
    detail        text,
    since         timestamptz NOT NULL,
    PRIMARY KEY (smart_account, source)
);

CREATE INDEX ledger_cursor_doubtful ON ledger_cursor (source, smart_account) WHERE state <> 'READ';

CREATE TABLE entry (
    smart_account   text        NOT NULL,
    source          text        NOT NULL,
    sequence        bigint      NOT NULL,
    format          smallint    NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    view            text        NOT NULL,
    effective_at    timestamptz NOT NULL,
    delta           bigint      NOT NULL,
    reason          text        NOT NULL,
    source_type     text        NOT NULL,
    source_id       text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    hash            bytea       NOT NULL,
    PRIMARY KEY (smart_account, source, sequence)
);

-- Balances and timelines are read from this index alone, in the order in which they are summed.
CREATE INDEX entry_of_pair ON entry (smart_account, virtual_account, entitlement_tag, source, effective_at)
    INCLUDE (delta, recorded_at) WHERE view = 'ACTUAL';
