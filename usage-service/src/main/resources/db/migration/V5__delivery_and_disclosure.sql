-- By which way a report reaches the vendor: the delivery mode in force when it was received. Null: received before
-- modes were kept; such reports count as CONNECTED once the ledger says so too.
ALTER TABLE rum_report ADD COLUMN channel text CHECK (channel IN ('CONNECTED', 'ON_PREM', 'DISCONNECTED'));
UPDATE rum_report SET channel = 'CONNECTED' WHERE series_id IS NULL OR status = 'CONFLICT';
-- DUPLICATE: an earlier state of a report that stands, kept because an aggregator brought it to the vendor as it was.
ALTER TABLE rum_report DROP CONSTRAINT rum_report_status_check;
ALTER TABLE rum_report ADD CONSTRAINT rum_report_status_check
    CHECK (status IN ('ACCEPTED', 'EXTENDED', 'DUPLICATE', 'CONFLICT', 'SET_ASIDE'));
CREATE INDEX rum_report_earlier ON rum_report (smart_account, series_id, report_id)
    WHERE NOT stands AND series_id IS NOT NULL;
CREATE INDEX rum_report_without_channel ON rum_report (smart_account, series_id) WHERE channel IS NULL;

-- A version of a report that the vendor has seen, and by which way. A CONNECTED one that counts is seen when it is
-- received, as far as can be assumed, and needs no row here.
CREATE TABLE report_disclosure (
    smart_account text        NOT NULL,
    version_id    bigint      NOT NULL,
    source_type   text        NOT NULL CHECK (source_type IN ('EXPORT', 'SYNC', 'ACK', 'DEVICE_LIST')),
    source_id     text        NOT NULL,
    basis         text        NOT NULL CHECK (basis IN ('ASSUMED', 'CONFIRMED')),
    disclosed_at  timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, version_id, source_type, source_id)
);

-- How the reports of an instance, or of a Virtual Account, reach the vendor from a moment on; in the order recorded.
CREATE TABLE delivery_mode (
    smart_account  text        NOT NULL,
    scope_kind     text        NOT NULL CHECK (scope_kind IN ('PRODUCT_INSTANCE', 'VIRTUAL_ACCOUNT')),
    scope          text        NOT NULL,
    ordinal        int         NOT NULL,
    effective_from timestamptz NOT NULL,
    mode           text        NOT NULL CHECK (mode IN ('CONNECTED', 'ON_PREM', 'DISCONNECTED')),
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (smart_account, scope_kind, scope, ordinal)
);

-- Own corrections concern what the vendor sees only from the moment at which it was told of them.
ALTER TABLE instance_move ADD COLUMN disclosed_at timestamptz;
ALTER TABLE instance_lifecycle ADD COLUMN disclosed_at timestamptz;
ALTER TABLE series_release ADD COLUMN disclosed_at timestamptz;

-- An instance that is another one under a second name, and does not count from a moment on.
CREATE SEQUENCE instance_merge_id;
CREATE TABLE instance_merge (
    smart_account    text        NOT NULL,
    instance_id      bigint      NOT NULL,
    merge_id         bigint      NOT NULL,
    into_instance_id bigint      NOT NULL,
    effective_at     timestamptz NOT NULL,
    disclosed_at     timestamptz,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (smart_account, instance_id, merge_id)
);
CREATE TABLE instance_merge_undo (
    smart_account text        NOT NULL,
    instance_id   bigint      NOT NULL,
    merge_id      bigint      NOT NULL,
    effective_at  timestamptz NOT NULL,
    disclosed_at  timestamptz,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, instance_id, merge_id)
);

-- in_step: what the vendor sees of the series is what is known here. confirmed: the vendor has confirmed some of it.
ALTER TABLE series ADD COLUMN in_step boolean NOT NULL DEFAULT true;
ALTER TABLE series ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
UPDATE series SET in_step = false;
CREATE INDEX series_out_of_step ON series (smart_account, series_id) WHERE NOT in_step;

-- The consumption of what the vendor has confirmed, as dated changes like those of the ledger.
CREATE SEQUENCE confirmed_entry_id;
CREATE TABLE confirmed_entry (
    smart_account   text        NOT NULL,
    id              bigint      NOT NULL DEFAULT nextval('confirmed_entry_id'),
    virtual_account text        NOT NULL,
    entitlement_tag text        NOT NULL,
    effective_at    timestamptz NOT NULL,
    delta           bigint      NOT NULL CHECK (delta <> 0),
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id)
);

-- Series whose obligation to report has to be worked out again, as known at a moment.
CREATE TABLE obligation_stale (
    smart_account text        NOT NULL,
    series_id     bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, series_id, recorded_at)
);
