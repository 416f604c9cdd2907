-- When this record wrote an item of a case's history, which for a fact is later than the fact: so that a case can be told
-- as it was known at a moment. Of items from before, the earliest moment at which they can have been written.
ALTER TABLE case_history ADD COLUMN recorded_at timestamptz;
UPDATE case_history h SET recorded_at = greatest(h.at, c.detected_at)
FROM shortage_case c WHERE c.smart_account = h.smart_account AND c.id = h.case_id;
ALTER TABLE case_history ALTER COLUMN recorded_at SET NOT NULL;

-- Files that are made here and kept for a while, in pieces. A file is WRITING until its last piece is there; attempt tells
-- the one who writes it from one who began before and was given up.
CREATE TABLE stored_file (
    smart_account text        NOT NULL,
    id            uuid        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('WRITING', 'WHOLE')),
    attempt       uuid        NOT NULL,
    bytes         bigint      NOT NULL DEFAULT 0,
    sha256        bytea,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id)
);
CREATE INDEX stored_file_expiry ON stored_file (expires_at);

CREATE TABLE stored_file_piece (
    smart_account text  NOT NULL,
    file_id       uuid  NOT NULL,
    ordinal       int   NOT NULL,
    content       bytea NOT NULL,
    PRIMARY KEY (smart_account, file_id, ordinal),
    FOREIGN KEY (smart_account, file_id) REFERENCES stored_file (smart_account, id) ON DELETE CASCADE
);

-- What was asked to be put together, and the signature once it is. The file goes when it expires; this row stays.
CREATE TABLE evidence_pack (
    smart_account   text        NOT NULL,
    id              text        NOT NULL,
    virtual_account text,
    at              timestamptz NOT NULL,
    known_at        timestamptz NOT NULL,
    raw_reports     boolean     NOT NULL,
    requested_by    text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    job_id          uuid        NOT NULL,
    file_id         uuid,
    bytes           bigint,
    sha256          bytea,
    signature       bytea,
    key_id          text,
    public_key      text,
    PRIMARY KEY (smart_account, id)
);
CREATE INDEX evidence_pack_key ON evidence_pack (key_id) WHERE key_id IS NOT NULL;

-- What was in force besides the catalogue, each version of it from when it was noted.
CREATE TABLE configuration_version (
    smart_account text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    content       text        NOT NULL,
    PRIMARY KEY (smart_account, recorded_at)
);

-- What somebody signed. Nobody takes a signature back, or changes what was signed.
CREATE TABLE attestation (
    smart_account        text        NOT NULL,
    id                   text        NOT NULL,
    virtual_account      text,
    at                   timestamptz NOT NULL,
    known_at             timestamptz NOT NULL,
    statement            text        NOT NULL,
    signed_by            text        NOT NULL,
    role                 text,
    recorded_by          text        NOT NULL,
    recorded_at          timestamptz NOT NULL,
    entitlement_sequence bigint      NOT NULL,
    entitlement_hash     bytea       NOT NULL,
    usage_sequence       bigint      NOT NULL,
    usage_hash           bytea       NOT NULL,
    positions            bigint      NOT NULL,
    positions_sha256     bytea       NOT NULL,
    PRIMARY KEY (smart_account, id)
);

CREATE FUNCTION refuse_attestation_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an attestation is never changed or removed';
END $$;
CREATE TRIGGER attestation_stands BEFORE UPDATE OR DELETE ON attestation
    FOR EACH ROW EXECUTE FUNCTION refuse_attestation_change();
