-- When each open case is to be told of again. known_at is when its dates, as they are, became known.
CREATE TABLE reminder (
    smart_account text        NOT NULL,
    case_id       text        NOT NULL,
    deadline      timestamptz NOT NULL,
    spell_end     timestamptz,
    known_at      timestamptz NOT NULL,
    due_at        timestamptz,
    PRIMARY KEY (smart_account, case_id)
);
CREATE INDEX reminder_due ON reminder (due_at) WHERE due_at IS NOT NULL;

-- Cases from before there were reminders: their dates count as known now, so of what has passed only the latest is told.
INSERT INTO reminder (smart_account, case_id, deadline, spell_end, known_at, due_at)
SELECT smart_account, id, deadline, spell_end, now(), to_timestamp(0) FROM shortage_case WHERE voided_at IS NULL;

-- When the terms of a licence in a Virtual Account are to be looked at again.
CREATE TABLE term_watch (
    smart_account   text NOT NULL,
    virtual_account text NOT NULL,
    entitlement_tag text NOT NULL,
    due_at          timestamptz,
    PRIMARY KEY (smart_account, virtual_account, entitlement_tag)
);
CREATE INDEX term_watch_due ON term_watch (due_at) WHERE due_at IS NOT NULL;

INSERT INTO term_watch (smart_account, virtual_account, entitlement_tag, due_at)
SELECT DISTINCT smart_account, virtual_account, entitlement_tag, to_timestamp(0) FROM entry WHERE source = 'ENTITLEMENT';

-- How far the events of usage-service have been read.
CREATE TABLE report_event_cursor (
    smart_account text   NOT NULL PRIMARY KEY,
    reached       bigint NOT NULL
);
