-- What is evaluated as a unit, and when: a family or a single tag in one Virtual Account.
CREATE TABLE evaluation (
    smart_account   text NOT NULL,
    virtual_account text NOT NULL,
    pool            text NOT NULL,
    -- 1970 where facts have changed, a dated boundary where time alone will change something, else null.
    due_at          timestamptz,
    evaluated_at    timestamptz,
    PRIMARY KEY (smart_account, virtual_account, pool)
);

CREATE INDEX evaluation_due ON evaluation (due_at) WHERE due_at IS NOT NULL;

-- The state of a case is not stored: it follows from these dates and the moment at which one looks.
CREATE TABLE shortage_case (
    smart_account      text        NOT NULL,
    id                 text        NOT NULL,
    virtual_account    text        NOT NULL,
    entitlement_tag    text        NOT NULL,
    short_since        timestamptz NOT NULL,
    spell_end          timestamptz,
    peak               bigint      NOT NULL CHECK (peak > 0),
    grace_days         integer     NOT NULL,
    deadline           timestamptz NOT NULL,
    enforcement_action text        NOT NULL,
    detected_at        timestamptz NOT NULL,
    announced_enforced timestamptz,
    announced_resolved timestamptz,
    catalogue_edits    integer     NOT NULL,
    voided_at          timestamptz,
    owner              text,
    note               text,
    version            bigint      NOT NULL,
    history_size       integer     NOT NULL,
    PRIMARY KEY (smart_account, id)
);

CREATE INDEX shortage_case_of_pair ON shortage_case (smart_account, virtual_account, entitlement_tag);

CREATE TABLE case_history (
    smart_account text        NOT NULL,
    case_id       text        NOT NULL,
    position      integer     NOT NULL,
    at            timestamptz NOT NULL,
    what          text        NOT NULL,
    reason        text        NOT NULL,
    who           text,
    was           text,
    becomes       text,
    PRIMARY KEY (smart_account, case_id, position)
);
