-- What the vendor has as bought, where its count says so.
ALTER TABLE vendor_usage ADD COLUMN quantity bigint CHECK (quantity >= 0);
ALTER TABLE vendor_usage_waiting ADD COLUMN quantity bigint CHECK (quantity >= 0);

-- What figures are about that once differed. There is one row of each; compared_at is when it was last looked at.
CREATE TABLE dispute (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    origin           text        NOT NULL,
    measure          text        NOT NULL,
    virtual_account  text        NOT NULL,
    entitlement_tag  text        NOT NULL,
    product_instance text,
    compared_at      timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id)
);

-- Every state of a dispute, whole, from when it was recorded until the next one.
CREATE TABLE dispute_version (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    version          bigint      NOT NULL,
    recorded_at      timestamptz NOT NULL,
    what             text        NOT NULL,
    who              text,
    run              text,
    state            text        NOT NULL,
    opened_at        timestamptz NOT NULL,
    resolved_at      timestamptz,
    taken_at         timestamptz NOT NULL,
    ours             bigint      NOT NULL,
    theirs           bigint      NOT NULL,
    cause            text        NOT NULL,
    cause_units      bigint      NOT NULL,
    cause_ids        text[]      NOT NULL,
    told_by          text,
    entitlement_head bigint      NOT NULL,
    usage_head       bigint      NOT NULL,
    owner            text,
    note             text,
    PRIMARY KEY (smart_account, id, version)
);

-- What a run found to differ.
CREATE TABLE reconciliation_difference (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    ordinal          integer     NOT NULL,
    dispute          text        NOT NULL,
    origin           text        NOT NULL,
    measure          text        NOT NULL,
    virtual_account  text        NOT NULL,
    entitlement_tag  text        NOT NULL,
    product_instance text,
    taken_at         timestamptz NOT NULL,
    ours             bigint      NOT NULL,
    theirs           bigint      NOT NULL,
    cause            text        NOT NULL,
    PRIMARY KEY (smart_account, id, ordinal)
);

-- What devices printed of themselves. The members are all that the device says to be one with it, itself among them; the
-- Virtual Account is where licences belong of which no use is known here.
CREATE TABLE device_output (
    smart_account    text        NOT NULL,
    product_instance text        NOT NULL,
    taken_at         timestamptz NOT NULL,
    sha256           text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    members          text[]      NOT NULL,
    virtual_account  text        NOT NULL,
    unresolved       integer     NOT NULL,
    PRIMARY KEY (smart_account, product_instance, taken_at, sha256)
);

CREATE TABLE device_count (
    smart_account    text        NOT NULL,
    product_instance text        NOT NULL,
    taken_at         timestamptz NOT NULL,
    sha256           text        NOT NULL,
    entitlement_tag  text        NOT NULL,
    units            bigint      NOT NULL CHECK (units >= 0),
    PRIMARY KEY (smart_account, product_instance, taken_at, sha256, entitlement_tag)
);

-- Where the vendor is asked for its counts, and how that went last. What an attempt pulled is in the record of files.
CREATE TABLE vendor_connection (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    api_url          text        NOT NULL,
    token_url        text        NOT NULL,
    domain           text        NOT NULL,
    secret_ref       text        NOT NULL,
    virtual_accounts text[],
    enabled          boolean     NOT NULL,
    every_hours      integer,
    recorded_at      timestamptz NOT NULL,
    attempted_at     timestamptz,
    succeeded_at     timestamptz,
    outcome          text,
    detail           text,
    PRIMARY KEY (smart_account, id)
);
