-- The reporting classes of an account's licences, version by version (an empty moment: never otherwise), and its
-- Virtual Accounts that are mapped to nothing. What is known is asked for again, whole, when it is next needed.
ALTER TABLE known_account
    ADD COLUMN class_tags    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_names   text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_moments text[] NOT NULL DEFAULT '{}',
    ADD COLUMN unmapped      text[] NOT NULL DEFAULT '{}';
UPDATE known_account SET etag = '';

-- Reporting policies, version by version. effective_from null: from the beginning; days null: says nothing of it.
CREATE TABLE reporting_policy (
    smart_account     text        NOT NULL,
    id                text        NOT NULL,
    ordinal           int         NOT NULL,
    level             text        NOT NULL CHECK (level IN ('INSTANCE', 'PID_PREFIX', 'IMPORTED', 'SMART_ACCOUNT')),
    scope             text        NOT NULL,
    class             text        NOT NULL CHECK (class IN ('PERPETUAL', 'SUBSCRIPTION', 'ENFORCED', 'EXPORT')),
    effective_from    timestamptz,
    first_report_days int,
    frequency_days    int,
    on_change_days    int,
    source            text        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id, ordinal)
);
CREATE INDEX reporting_policy_scope ON reporting_policy (smart_account, level, scope);

-- What somebody said of a change of use of a licence on an instance.
CREATE SEQUENCE usage_change_id;
CREATE TABLE usage_change (
    smart_account text        NOT NULL,
    series_id     bigint      NOT NULL,
    change_id     bigint      NOT NULL DEFAULT nextval('usage_change_id'),
    changed_at    timestamptz NOT NULL,
    note          text,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, series_id, change_id)
);

-- When terms end, as entitlement-service told; gone_at: when it no longer did.
CREATE TABLE term_end (
    smart_account   text        NOT NULL,
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    ends_at         timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    gone_at         timestamptz,
    PRIMARY KEY (smart_account, entitlement_tag, virtual_account, ends_at, recorded_at)
);

-- What each series owes now. It follows from the facts (ObligationFunction), and is right until valid_until; next_at is
-- when something becomes due for it: that, or the next threshold to announce. Where nothing is owed due and soon_from
-- are infinity. announced_to: up to when thresholds are announced.
CREATE TABLE obligation (
    smart_account    text        NOT NULL,
    series_id        bigint      NOT NULL,
    instance_id      bigint      NOT NULL,
    entitlement_tag  text        NOT NULL,
    virtual_account  text        NOT NULL,
    rule             text        CHECK (rule IN ('FIRST_REPORT', 'FREQUENCY', 'CHANGE', 'TERM_END')),
    due              timestamptz NOT NULL,
    soon_from        timestamptz NOT NULL,
    reported_through timestamptz,
    met_by           bigint,
    met_report_id    bigint,
    met_at           timestamptz,
    confirmed        boolean     NOT NULL,
    frequency_days   int         NOT NULL,
    last_received_at timestamptz,
    stale_at         timestamptz,
    announced_to     timestamptz NOT NULL,
    valid_until      timestamptz,
    next_at          timestamptz,
    PRIMARY KEY (smart_account, series_id)
) WITH (fillfactor = 80);
CREATE INDEX obligation_due ON obligation (smart_account, due, series_id);
CREATE INDEX obligation_virtual_account ON obligation (smart_account, virtual_account, due, series_id)
    INCLUDE (soon_from);
CREATE INDEX obligation_instance ON obligation (smart_account, instance_id);
CREATE INDEX obligation_next ON obligation (smart_account, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX obligation_stale_at ON obligation (smart_account, stale_at) WHERE stale_at IS NOT NULL;

-- What became true and is worth telling, once each, in an order without gaps.
CREATE TABLE usage_event (
    smart_account    text        NOT NULL,
    sequence         bigint      NOT NULL,
    type             text        NOT NULL,
    at               timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL,
    series_id        bigint      NOT NULL,
    product_instance text        NOT NULL,
    entitlement_tag  text        NOT NULL,
    virtual_account  text        NOT NULL,
    rule             text        NOT NULL,
    due              timestamptz NOT NULL,
    PRIMARY KEY (smart_account, sequence)
);
CREATE UNIQUE INDEX usage_event_once ON usage_event (smart_account, series_id, rule, due, type);
