-- Reports that are carried to the vendor by hand. What an export holds is fixed when it is made.
CREATE TABLE export (
    smart_account   text        NOT NULL,
    export_id       text        NOT NULL,
    virtual_account text        NOT NULL,
    format          text        NOT NULL CHECK (format IN ('XML', 'BUNDLE')),
    created_at      timestamptz NOT NULL,
    reports         bigint      NOT NULL,
    instances       bigint      NOT NULL,
    submitted_at    timestamptz,
    acknowledged_at timestamptz,
    PRIMARY KEY (smart_account, export_id)
);
CREATE INDEX export_unacknowledged ON export (smart_account, virtual_account) WHERE acknowledged_at IS NULL;

CREATE TABLE export_version (
    smart_account text   NOT NULL,
    export_id     text   NOT NULL,
    instance_id   bigint NOT NULL,
    version_id    bigint NOT NULL,
    PRIMARY KEY (smart_account, export_id, instance_id, version_id)
);
CREATE INDEX export_version_version ON export_version (smart_account, version_id);

-- What has to be carried by hand, sooner or later.
CREATE INDEX rum_report_carried ON rum_report (smart_account, instance_id, id)
    WHERE channel = 'DISCONNECTED' AND (stands OR status = 'SET_ASIDE');

-- What the vendor answered to exports, as received.
CREATE SEQUENCE ack_id;
CREATE TABLE ack (
    smart_account    text        NOT NULL,
    id               bigint      NOT NULL,
    export_id        text        NOT NULL,
    received_at      timestamptz NOT NULL,
    acknowledgements int         NOT NULL,
    policies         int         NOT NULL,
    content_hash     bytea       NOT NULL,
    content          bytea       NOT NULL,
    PRIMARY KEY (smart_account, id),
    UNIQUE (smart_account, content_hash)
);

-- What an aggregator brought, which is visible to the vendor once its sync with the vendor is confirmed. attempt
-- counts how often its body was begun: only the latest one may end it.
CREATE TABLE on_prem_sync (
    smart_account text        NOT NULL,
    collector     text        NOT NULL,
    sync_id       text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('RECEIVING', 'RECEIVED', 'CONFIRMED')),
    attempt       bigint      NOT NULL,
    begun_at      timestamptz NOT NULL,
    received_at   timestamptz,
    confirmed_at  timestamptz,
    content_hash  bytea,
    received      bigint      NOT NULL DEFAULT 0,
    conflicts     bigint      NOT NULL DEFAULT 0,
    set_aside     bigint      NOT NULL DEFAULT 0,
    quarantined   bigint      NOT NULL DEFAULT 0,
    versions      bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (smart_account, collector, sync_id)
);

CREATE TABLE on_prem_sync_version (
    smart_account text   NOT NULL,
    collector     text   NOT NULL,
    sync_id       text   NOT NULL,
    version_id    bigint NOT NULL,
    attempt       bigint NOT NULL,
    PRIMARY KEY (smart_account, collector, sync_id, version_id)
);

-- How often an aggregator is expected to sync; one without a row here is expected as often as is usual.
CREATE TABLE on_prem_collector (
    smart_account       text        NOT NULL,
    collector           text        NOT NULL,
    expected_every_days int         NOT NULL,
    recorded_at         timestamptz NOT NULL,
    PRIMARY KEY (smart_account, collector)
);
