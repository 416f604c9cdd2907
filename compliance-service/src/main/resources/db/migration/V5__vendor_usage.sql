-- The files that brought counts of the vendor, in the order in which they first came.
CREATE TABLE vendor_file (
    smart_account text        NOT NULL,
    sha256        text        NOT NULL,
    number        bigint      NOT NULL,
    received_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, sha256)
);

-- What the vendor counted as in use, as each file has it. Of several counts of one moment the later file's stands, and of
-- one file what was recorded last: a line whose name became known later adds to what its file says.
CREATE TABLE vendor_usage (
    smart_account   text        NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    taken_at        timestamptz NOT NULL,
    file            bigint      NOT NULL,
    recorded_at     timestamptz NOT NULL,
    in_use          bigint      NOT NULL CHECK (in_use >= 0),
    PRIMARY KEY (smart_account, virtual_account, entitlement_tag, taken_at, file, recorded_at)
);

-- Whether the vendor ever counted a tag, and whether its use was ever reported.
CREATE INDEX vendor_usage_of_tag ON vendor_usage (smart_account, entitlement_tag);
CREATE INDEX entry_of_used_tag ON entry (smart_account, entitlement_tag) WHERE source = 'USAGE' AND view = 'ACTUAL';

-- Lines whose names are not known yet, or not for certain.
CREATE TABLE vendor_usage_waiting (
    smart_account   text        NOT NULL,
    file            bigint      NOT NULL,
    taken_at        timestamptz NOT NULL,
    line_index      integer     NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text,
    license         text,
    in_use          bigint      NOT NULL,
    PRIMARY KEY (smart_account, file, taken_at, line_index)
);
