-- The ledger of each Smart Account: entries are appended, never changed or removed.
CREATE TABLE ledger_head (
    smart_account text PRIMARY KEY,
    sequence      bigint      NOT NULL CHECK (sequence >= 0),
    hash          bytea       NOT NULL,
    recorded_at   timestamptz NOT NULL
);

CREATE TABLE ledger_entry (
    smart_account   text        NOT NULL,
    sequence        bigint      NOT NULL CHECK (sequence > 0),
    format          smallint    NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    view            text        NOT NULL,
    effective_at    timestamptz NOT NULL,
    delta           bigint      NOT NULL CHECK (delta <> 0),
    reason          text        NOT NULL,
    source_type     text        NOT NULL,
    source_id       text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    hash            bytea       NOT NULL,
    PRIMARY KEY (smart_account, sequence)
);

CREATE FUNCTION ledger_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger entries are never changed or removed';
END $$;

CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_is_final();
