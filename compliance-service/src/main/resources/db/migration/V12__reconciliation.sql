-- The comparisons of this record with its sources and with others' records. A failed one is replaced when it is tried again.
CREATE TABLE reconciliation (
    smart_account text        NOT NULL,
    id            text        NOT NULL,
    source        text        NOT NULL,
    taken_at      timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    outcome       text        NOT NULL,
    compared      bigint      NOT NULL,
    differing     bigint      NOT NULL,
    opened        bigint      NOT NULL,
    reopened      bigint      NOT NULL,
    changed       bigint      NOT NULL,
    resolved      bigint      NOT NULL,
    unresolved    bigint      NOT NULL,
    detail        text,
    PRIMARY KEY (smart_account, id)
);

CREATE INDEX reconciliation_latest ON reconciliation (smart_account, recorded_at DESC, id);
CREATE INDEX reconciliation_carried_out ON reconciliation (smart_account, source, recorded_at DESC) WHERE outcome <> 'FAILED';

-- How the copies of both ledgers stood in a run.
CREATE TABLE reconciliation_copy (
    smart_account text   NOT NULL,
    id            text   NOT NULL,
    ledger        text   NOT NULL,
    state         text   NOT NULL,
    sequence      bigint NOT NULL,
    hash          bytea  NOT NULL,
    detail        text,
    PRIMARY KEY (smart_account, id, ledger)
);

-- With what an account is compared again and again, from when and until when. The anchor is when the next run is due by its
-- cadence, attempt_at when it is tried next; a lease runs by the database's own time, which all replicas share.
CREATE TABLE reconciliation_duty (
    smart_account text        NOT NULL,
    source        text        NOT NULL,
    since         timestamptz NOT NULL,
    until         timestamptz,
    every_seconds bigint,
    anchor        timestamptz NOT NULL,
    attempt_at    timestamptz NOT NULL,
    claim         bigint      NOT NULL DEFAULT 0,
    lease_until   timestamptz,
    PRIMARY KEY (smart_account, source, since)
);

CREATE UNIQUE INDEX reconciliation_duty_that_holds ON reconciliation_duty (smart_account, source) WHERE until IS NULL;
CREATE INDEX reconciliation_duty_due ON reconciliation_duty (attempt_at) WHERE until IS NULL;
