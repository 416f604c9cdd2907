-- What is owned. Every key begins with the Smart Account, so that a distributed PostgreSQL can shard by tenant.
CREATE TABLE smart_account (
    smart_account           text PRIMARY KEY,
    name                    text        NOT NULL,
    default_virtual_account text,
    -- Grows with every change that the directory shows; it is the directory's entity tag.
    directory_version       bigint      NOT NULL,
    recorded_at             timestamptz NOT NULL
);

CREATE TABLE virtual_account (
    smart_account   text NOT NULL REFERENCES smart_account,
    virtual_account text NOT NULL,
    name            text NOT NULL,
    business_unit   text,
    region          text,
    environment     text,
    PRIMARY KEY (smart_account, virtual_account)
);

-- One row for every edit of an account's catalogue; edits are added, never changed.
CREATE TABLE licence_version (
    smart_account      text        NOT NULL REFERENCES smart_account,
    entitlement_tag    text        NOT NULL,
    version            integer     NOT NULL,
    recorded_at        timestamptz NOT NULL,
    display_name       text        NOT NULL,
    family             text,
    tier_rank          integer     NOT NULL,
    licence_type       text        NOT NULL,
    enforcement_type   text        NOT NULL,
    enforcement_action text        NOT NULL,
    grace_days         integer     NOT NULL CHECK (grace_days >= 0),
    price_amount       text,
    price_currency     text,
    PRIMARY KEY (smart_account, entitlement_tag, version)
);

CREATE TABLE entitlement (
    smart_account   text        NOT NULL,
    entitlement     text        NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    quantity        bigint      NOT NULL CHECK (quantity > 0),
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz CHECK (ends_at > starts_at),
    order_reference text,
    subscription_id text,
    price_amount    text,
    price_currency  text,
    origin          text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, entitlement),
    FOREIGN KEY (smart_account, virtual_account) REFERENCES virtual_account
);

CREATE INDEX entitlement_of_tag ON entitlement (smart_account, entitlement_tag);

CREATE TABLE entitlement_return (
    smart_account text        NOT NULL,
    entitlement   text        NOT NULL,
    return_id     text        NOT NULL,
    quantity      bigint      NOT NULL CHECK (quantity > 0),
    effective_at  timestamptz NOT NULL,
    reason        text,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, entitlement, return_id),
    FOREIGN KEY (smart_account, entitlement) REFERENCES entitlement
);

CREATE TABLE transfer (
    smart_account        text        NOT NULL,
    transfer             text        NOT NULL,
    from_virtual_account text        NOT NULL,
    to_virtual_account   text        NOT NULL,
    entitlement_tag      text        NOT NULL,
    quantity             bigint      NOT NULL CHECK (quantity > 0),
    effective_at         timestamptz NOT NULL,
    reason               text,
    recorded_at          timestamptz NOT NULL,
    PRIMARY KEY (smart_account, transfer),
    FOREIGN KEY (smart_account, from_virtual_account) REFERENCES virtual_account,
    FOREIGN KEY (smart_account, to_virtual_account) REFERENCES virtual_account
);

-- The lots that a transfer took, chosen once when it was recorded.
CREATE TABLE transfer_line (
    smart_account text   NOT NULL,
    transfer      text   NOT NULL,
    entitlement   text   NOT NULL,
    quantity      bigint NOT NULL CHECK (quantity > 0),
    position      bigint NOT NULL,
    PRIMARY KEY (smart_account, transfer, entitlement),
    FOREIGN KEY (smart_account, entitlement) REFERENCES entitlement
);

CREATE INDEX transfer_line_of_entitlement ON transfer_line (smart_account, entitlement);

CREATE TABLE pak_conversion (
    smart_account   text        NOT NULL,
    pak             text        NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    quantity        bigint      NOT NULL CHECK (quantity > 0),
    converted_at    timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, pak)
);

CREATE TABLE event (
    smart_account text        NOT NULL,
    sequence      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    who           text        NOT NULL,
    what          text        NOT NULL,
    resource      text        NOT NULL,
    detail        text,
    PRIMARY KEY (smart_account, sequence)
);
