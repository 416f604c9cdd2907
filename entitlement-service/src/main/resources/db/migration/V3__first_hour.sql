-- From when on an account's history is kept. The current one stands with the account, every version here.
ALTER TABLE smart_account ADD COLUMN record_from timestamptz CHECK (record_from > 'epoch');

CREATE TABLE record_from_version (
    smart_account text        NOT NULL REFERENCES smart_account,
    version       integer     NOT NULL,
    record_from   timestamptz,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, version)
);

-- What a Virtual Account maps to, from a moment on; rows are added, never changed.
CREATE TABLE virtual_account_mapping (
    smart_account   text        NOT NULL,
    virtual_account text        NOT NULL,
    version         integer     NOT NULL,
    -- Null holds for all time before the others.
    effective_from  timestamptz,
    business_unit   text,
    region          text,
    environment     text,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, virtual_account, version),
    FOREIGN KEY (smart_account, virtual_account) REFERENCES virtual_account
);

CREATE INDEX virtual_account_mapping_by_moment ON virtual_account_mapping (smart_account, effective_from);

INSERT INTO virtual_account_mapping
    (smart_account, virtual_account, version, business_unit, region, environment, recorded_at)
SELECT smart_account, virtual_account, 1, business_unit, region, environment, recorded_at
FROM virtual_account JOIN smart_account USING (smart_account)
WHERE COALESCE(business_unit, region, environment) IS NOT NULL;

ALTER TABLE virtual_account DROP COLUMN business_unit, DROP COLUMN region, DROP COLUMN environment;

ALTER TABLE licence_version ADD COLUMN usage_source text;

-- Bought, and perhaps not yet in the account.
CREATE TABLE purchase_order (
    smart_account   text        NOT NULL,
    order_reference text        NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    quantity        bigint      NOT NULL CHECK (quantity > 0),
    ordered_at      timestamptz NOT NULL,
    expected_at     timestamptz,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, order_reference),
    FOREIGN KEY (smart_account, virtual_account) REFERENCES virtual_account
);

CREATE INDEX entitlement_of_order ON entitlement (smart_account, order_reference);

CREATE INDEX entitlement_by_end ON entitlement (smart_account, ends_at) WHERE ends_at IS NOT NULL;

-- Legacy keys that the account holds, converted or not.
CREATE TABLE pak (
    smart_account text        NOT NULL REFERENCES smart_account,
    pak           text        NOT NULL,
    description   text        NOT NULL,
    quantity      bigint      NOT NULL CHECK (quantity > 0),
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, pak)
);
