-- What was agreed with the vendor. Versions are only ever added, so that what was known at a moment can be told; the latest
-- one stands, and one that is withdrawn says that the agreement does not.
CREATE TABLE agreement (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    version          bigint      NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      text        NOT NULL,
    withdrawn        boolean     NOT NULL,
    name             text,
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL CHECK (ends_at > starts_at),
    notice_at        timestamptz,
    growth_allowance text,
    currency         text,
    PRIMARY KEY (smart_account, id, version)
);

CREATE TABLE agreement_milestone (
    smart_account text        NOT NULL,
    id            text        NOT NULL,
    version       bigint      NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id, version, at)
);

-- What is committed to: a line has a row for each of its licences, and no licence is in two lines.
CREATE TABLE agreement_line (
    smart_account   text   NOT NULL,
    id              text   NOT NULL,
    version         bigint NOT NULL,
    line            bigint NOT NULL,
    suite           text,
    quantity        bigint NOT NULL CHECK (quantity > 0),
    entitlement_tag text   NOT NULL,
    PRIMARY KEY (smart_account, id, version, entitlement_tag)
);

CREATE TABLE agreement_price (
    smart_account   text   NOT NULL,
    id              text   NOT NULL,
    version         bigint NOT NULL,
    entitlement_tag text   NOT NULL,
    amount          text   NOT NULL,
    PRIMARY KEY (smart_account, id, version, entitlement_tag)
);
