-- Work that outlives the request that asked for it. progress is where a later attempt goes on. due_at is the database's
-- own time, not a fact: when a process may take the job. While one works on it, that is the end of its lease.
CREATE TABLE job (
    smart_account text        NOT NULL,
    id            uuid        NOT NULL,
    kind          text        NOT NULL,
    parameters    jsonb       NOT NULL,
    state         text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    progress      jsonb,
    result        jsonb,
    problem       jsonb,
    accepted      bigint      NOT NULL DEFAULT 0,
    parsed        bigint      NOT NULL DEFAULT 0,
    rejected      bigint      NOT NULL DEFAULT 0,
    percent       int         NOT NULL DEFAULT 0,
    claim         bigint      NOT NULL DEFAULT 0,
    attempts      int         NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL,
    created_at    timestamptz NOT NULL,
    started_at    timestamptz,
    finished_at   timestamptz,
    PRIMARY KEY (smart_account, id)
);
CREATE INDEX job_due ON job (due_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_list ON job (smart_account, created_at, id);
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
