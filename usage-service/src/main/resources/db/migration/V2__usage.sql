-- What entitlement-service told of an account last.
CREATE TABLE known_account (
    smart_account           text PRIMARY KEY,
    virtual_accounts        text[] NOT NULL,
    default_virtual_account text,
    catalogued              text[] NOT NULL,
    etag                    text   NOT NULL
);

CREATE SEQUENCE product_instance_id;
CREATE SEQUENCE series_id;
CREATE SEQUENCE rum_report_id;
CREATE SEQUENCE quarantine_id;

CREATE TABLE product_instance (
    smart_account         text        NOT NULL,
    instance_id           bigint      NOT NULL,
    pid                   text        NOT NULL,
    serial                text        NOT NULL,
    hostname              text,
    first_virtual_account text        NOT NULL,
    telemetry_report_id   bigint,
    recorded_at           timestamptz NOT NULL,
    PRIMARY KEY (smart_account, instance_id),
    UNIQUE (smart_account, pid, serial)
);
CREATE INDEX product_instance_serial ON product_instance (smart_account, serial);
CREATE INDEX product_instance_hostname ON product_instance (smart_account, hostname);

-- The members of an HA set or stack, as the inventory describes them.
CREATE TABLE product_instance_member (
    smart_account text   NOT NULL,
    instance_id   bigint NOT NULL,
    ordinal       int    NOT NULL,
    pid           text   NOT NULL,
    serial        text   NOT NULL,
    role          text,
    PRIMARY KEY (smart_account, instance_id, ordinal)
);

-- What was said of an instance, in the order in which it was recorded.
CREATE TABLE instance_move (
    smart_account   text        NOT NULL,
    instance_id     bigint      NOT NULL,
    ordinal         int         NOT NULL,
    effective_at    timestamptz NOT NULL,
    virtual_account text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, instance_id, ordinal)
);

CREATE TABLE instance_lifecycle (
    smart_account text        NOT NULL,
    instance_id   bigint      NOT NULL,
    ordinal       int         NOT NULL,
    effective_at  timestamptz NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('DECOMMISSION', 'REACTIVATE')),
    reason        text,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, instance_id, ordinal)
);

-- One licence on one instance. covered_until (seconds) and level are the end of its consumption (SeriesTail):
-- they save reading all its reports, and follow from them. plain: nothing but rows ever played a part.
CREATE TABLE series (
    smart_account   text    NOT NULL,
    series_id       bigint  NOT NULL,
    instance_id     bigint  NOT NULL,
    entitlement_tag text    NOT NULL,
    last_report_id  bigint,
    covered_until   bigint,
    level           bigint  NOT NULL DEFAULT 0,
    plain           boolean NOT NULL DEFAULT true,
    PRIMARY KEY (smart_account, series_id),
    UNIQUE (smart_account, instance_id, entitlement_tag)
) WITH (fillfactor = 80);

CREATE TABLE series_release (
    smart_account text        NOT NULL,
    series_id     bigint      NOT NULL,
    effective_at  timestamptz NOT NULL,
    reason        text,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, series_id, effective_at)
);

-- Reports as received, versions of open ones included. row_numbers holds log time, start, end and count of each
-- row, one after the other. series_id and report_id are null for telemetry.
CREATE TABLE rum_report (
    smart_account text        NOT NULL,
    id            bigint      NOT NULL,
    instance_id   bigint      NOT NULL,
    series_id     bigint,
    report_id     bigint,
    status        text        NOT NULL CHECK (status IN ('ACCEPTED', 'EXTENDED', 'CONFLICT', 'SET_ASIDE')),
    stands        boolean     NOT NULL,
    flags         text[]      NOT NULL,
    row_numbers   bigint[]    NOT NULL,
    ha_members    text[]      NOT NULL,
    received_at   timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    content_hash  bytea       NOT NULL,
    content       text        NOT NULL,
    PRIMARY KEY (smart_account, id)
);
CREATE UNIQUE INDEX rum_report_standing ON rum_report (smart_account, series_id, report_id) WHERE stands;
CREATE INDEX rum_report_instance ON rum_report (smart_account, instance_id, id);
-- What is kept without being counted is kept once, however often it is sent.
CREATE UNIQUE INDEX rum_report_kept_once ON rum_report (smart_account, content_hash)
    WHERE status IN ('CONFLICT', 'SET_ASIDE');

-- Which series have reports that list another instance in their HA set.
CREATE TABLE ha_listing (
    smart_account text   NOT NULL,
    listed_pid    text   NOT NULL,
    listed_serial text   NOT NULL,
    series_id     bigint NOT NULL,
    PRIMARY KEY (smart_account, listed_pid, listed_serial, series_id)
);
CREATE INDEX ha_listing_series ON ha_listing (smart_account, series_id);

CREATE TABLE quarantine (
    smart_account   text        NOT NULL,
    id              bigint      NOT NULL,
    received_at     timestamptz NOT NULL,
    virtual_account text,
    reason          text        NOT NULL,
    pointer         text        NOT NULL,
    content_hash    bytea       NOT NULL,
    content         bytea       NOT NULL,
    PRIMARY KEY (smart_account, id),
    UNIQUE (smart_account, content_hash)
);
