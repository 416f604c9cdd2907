-- Who wants to be told, and how far each has been told.
CREATE TABLE subscriber (
    smart_account   text        NOT NULL,
    kind            text        NOT NULL,
    id              text        NOT NULL,
    -- A URL or a mailbox.
    address         text        NOT NULL,
    secret_ref      text,
    -- Only what this person cares for; null for all.
    owner           text,
    -- Only these types; none for all.
    types           text[]      NOT NULL,
    -- Of what people say of it.
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    -- The number of the last announcement that it needs no telling of any more.
    position        bigint      NOT NULL,
    failures        integer     NOT NULL DEFAULT 0,
    failing_since   timestamptz,
    -- Of what is next.
    attempts        integer     NOT NULL DEFAULT 0,
    refusals        integer     NOT NULL DEFAULT 0,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_failure    text,
    next_attempt_at timestamptz NOT NULL,
    claim           bigint      NOT NULL DEFAULT 0,
    lease_until     timestamptz,
    PRIMARY KEY (smart_account, kind, id)
);

CREATE INDEX subscriber_due ON subscriber (next_attempt_at);

-- No claim has the number of another, not even of a subscriber that was taken away and written down again.
CREATE SEQUENCE subscriber_claim;

-- What could not be told, until somebody has it tried again.
CREATE TABLE dead_letter (
    smart_account text        NOT NULL,
    kind          text        NOT NULL,
    subscriber    text        NOT NULL,
    sequence      bigint      NOT NULL,
    event_id      uuid        NOT NULL,
    attempts      integer     NOT NULL,
    failed_at     timestamptz NOT NULL,
    failure       text        NOT NULL,
    PRIMARY KEY (smart_account, kind, subscriber, sequence)
);
