-- What an account says of itself beside its catalogue. Only intake replaces these rows.

-- Where its record begins, by every version that was ever said, oldest first.
CREATE TABLE record_start (
    smart_account text        NOT NULL,
    ordinal       integer     NOT NULL,
    record_from   timestamptz,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, ordinal)
);

CREATE TABLE virtual_account (
    smart_account   text NOT NULL,
    virtual_account text NOT NULL,
    name            text NOT NULL,
    PRIMARY KEY (smart_account, virtual_account)
);

CREATE TABLE virtual_account_mapping (
    smart_account   text    NOT NULL,
    virtual_account text    NOT NULL,
    ordinal         integer NOT NULL,
    effective_from  timestamptz,
    business_unit   text,
    region          text,
    environment     text,
    recorded_at     timestamptz,
    PRIMARY KEY (smart_account, virtual_account, ordinal)
);

-- The tags that a licence's names stand for; names in the form in which they are compared.
CREATE TABLE licence_name (
    smart_account   text NOT NULL,
    name            text NOT NULL,
    entitlement_tag text NOT NULL,
    PRIMARY KEY (smart_account, name, entitlement_tag)
);

ALTER TABLE licence_version ADD COLUMN usage_source text;

-- The record start at the last evaluation, and whether the shortage already ran when the record began.
ALTER TABLE shortage_case
    ADD COLUMN record_from     timestamptz,
    ADD COLUMN start_uncertain boolean NOT NULL DEFAULT false;

-- Directories that were read before say more now.
UPDATE account SET directory_etag = NULL;
