-- Who is to care for new cases of a Virtual Account, of a licence family, or of one in the other.
CREATE TABLE owner_rule (
    smart_account   text        NOT NULL,
    id              text        NOT NULL,
    virtual_account text,
    family          text,
    owner           text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id),
    CHECK (virtual_account IS NOT NULL OR family IS NOT NULL)
);

-- Of what several rules say of the same scope none would be more specific.
CREATE UNIQUE INDEX owner_rule_scope
    ON owner_rule (smart_account, coalesce(virtual_account, ''), coalesce(family, ''));

-- Since when it is known what the other services say of something besides their ledgers.
CREATE TABLE heard (
    smart_account text        NOT NULL,
    subject       text        NOT NULL,
    since         timestamptz NOT NULL,
    PRIMARY KEY (smart_account, subject)
);

-- What usage-service found wrong, each version of a finding from when it was heard until it was heard no more.
CREATE TABLE finding (
    smart_account    text        NOT NULL,
    code             text        NOT NULL,
    id               text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    gone_at          timestamptz,
    product_instance text,
    entitlement_tag  text,
    virtual_account  text,
    units            bigint,
    accepted         boolean     NOT NULL,
    PRIMARY KEY (smart_account, code, id, recorded_at)
);

CREATE INDEX finding_that_holds ON finding (smart_account, code) WHERE gone_at IS NULL;

-- What was ordered and not granted in full, kept in the same way.
CREATE TABLE open_order (
    smart_account   text        NOT NULL,
    order_reference text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    gone_at         timestamptz,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    missing         bigint      NOT NULL,
    ordered_at      timestamptz NOT NULL,
    PRIMARY KEY (smart_account, order_reference, recorded_at)
);

CREATE INDEX open_order_that_holds ON open_order (smart_account) WHERE gone_at IS NULL;

-- What the vendor lets stand in for what, in the words of its lists: names can become known later.
CREATE TABLE vendor_substitution (
    smart_account   text        NOT NULL,
    file            bigint      NOT NULL,
    taken_at        timestamptz NOT NULL,
    virtual_account text        NOT NULL,
    license         text        NOT NULL,
    substitute      text        NOT NULL,
    units           bigint      NOT NULL CHECK (units > 0),
    PRIMARY KEY (smart_account, file, taken_at, virtual_account, license, substitute)
);
