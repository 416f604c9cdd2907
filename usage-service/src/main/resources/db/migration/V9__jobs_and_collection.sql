-- A body that is worked on after its sender has gone, and how far that has come. due_at is the database's own time,
-- not a fact: when a process may take the job. While one works on it, that is the end of its lease.
CREATE TABLE job (
    smart_account   text        NOT NULL,
    id              uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('RUM_REPORTS')),
    state           text        NOT NULL CHECK (state IN ('RECEIVING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    virtual_account text,
    lines           boolean     NOT NULL,
    bytes           bigint      NOT NULL DEFAULT 0,
    bytes_done      bigint      NOT NULL DEFAULT 0,
    received        bigint      NOT NULL DEFAULT 0,
    accepted        bigint      NOT NULL DEFAULT 0,
    extended        bigint      NOT NULL DEFAULT 0,
    duplicate       bigint      NOT NULL DEFAULT 0,
    conflict        bigint      NOT NULL DEFAULT 0,
    set_aside       bigint      NOT NULL DEFAULT 0,
    quarantined     bigint      NOT NULL DEFAULT 0,
    flagged         bigint      NOT NULL DEFAULT 0,
    problems        jsonb       NOT NULL DEFAULT '[]',
    quarantine_ids  bigint[]    NOT NULL DEFAULT '{}',
    problem         jsonb,
    claim           bigint      NOT NULL DEFAULT 0,
    attempts        int         NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    PRIMARY KEY (smart_account, id)
);
CREATE INDEX job_due ON job (due_at) WHERE state IN ('RECEIVING', 'QUEUED', 'RUNNING');
CREATE INDEX job_list ON job (smart_account, created_at, id);
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- The body, in pieces, until the job is finished. It is compressed already or not worth compressing.
CREATE TABLE upload_chunk (
    smart_account text  NOT NULL,
    job_id        uuid  NOT NULL,
    ordinal       int   NOT NULL,
    content       bytea NOT NULL,
    PRIMARY KEY (smart_account, job_id, ordinal),
    FOREIGN KEY (smart_account, job_id) REFERENCES job (smart_account, id) ON DELETE CASCADE
);
ALTER TABLE upload_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- A device whose reports are fetched, what came of it last, and when it is asked next. lease_until is the database's
-- own time: until then a process is at it.
CREATE TABLE collection_target (
    smart_account    text        NOT NULL,
    id               text        NOT NULL,
    product_instance text,
    url              text        NOT NULL,
    secret_ref       text        NOT NULL,
    enabled          boolean     NOT NULL,
    every_hours      int         CHECK (every_hours BETWEEN 1 AND 2160),
    close_reports    boolean     NOT NULL,
    virtual_account  text,
    version          bigint      NOT NULL DEFAULT 1,
    recorded_at      timestamptz NOT NULL,
    next_attempt_at  timestamptz NOT NULL,
    last_success_at  timestamptz,
    failures         int         NOT NULL DEFAULT 0,
    claim            bigint      NOT NULL DEFAULT 0,
    lease_until      timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,
    outcome          text        CHECK (outcome IN ('OK', 'UNREACHABLE', 'UNAUTHORISED', 'TLS', 'BAD_ANSWER', 'TOO_LARGE')),
    asked            text,
    received         bigint      NOT NULL DEFAULT 0,
    accepted         bigint      NOT NULL DEFAULT 0,
    extended         bigint      NOT NULL DEFAULT 0,
    duplicate        bigint      NOT NULL DEFAULT 0,
    conflict         bigint      NOT NULL DEFAULT 0,
    set_aside        bigint      NOT NULL DEFAULT 0,
    quarantined      bigint      NOT NULL DEFAULT 0,
    flagged          bigint      NOT NULL DEFAULT 0,
    acknowledged     bigint      NOT NULL DEFAULT 0,
    detail           text,
    PRIMARY KEY (smart_account, id)
);
CREATE INDEX collection_target_due ON collection_target (next_attempt_at) WHERE enabled;
