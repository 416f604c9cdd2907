-- Findings are judged from the facts whenever they are asked for; kept is only what people said of them. basis: what the
-- acceptance covers, such as the gaps that were known then.
CREATE TABLE finding_acceptance (
    smart_account text        NOT NULL,
    finding       text        NOT NULL,
    ordinal       int         NOT NULL,
    note          text        NOT NULL,
    basis         text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, finding, ordinal)
);

-- Devices that are said to be retired. pid is empty where only the serial number is known.
CREATE TABLE retired_serial (
    smart_account text        NOT NULL,
    serial        text        NOT NULL,
    pid           text        NOT NULL,
    retired_at    timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (smart_account, serial, pid)
);

-- Where findings may be: these save looking at everything, and decide nothing.
CREATE INDEX rum_report_conflict ON rum_report (smart_account, series_id, report_id, id) WHERE status = 'CONFLICT';
CREATE INDEX rum_report_clock_suspect ON rum_report (smart_account, instance_id, id)
    WHERE stands AND 'CLOCK_SUSPECT' = ANY (flags);
CREATE INDEX product_instance_first_sighted ON product_instance (smart_account, instance_id) WHERE first_sighted;
CREATE INDEX instance_lifecycle_decommission ON instance_lifecycle (smart_account, instance_id)
    WHERE kind = 'DECOMMISSION';

-- Instances between whose reports something may be missing: all others sent reports that simply followed each other.
CREATE TABLE chain_suspect (
    smart_account text   NOT NULL,
    instance_id   bigint NOT NULL,
    PRIMARY KEY (smart_account, instance_id)
);
INSERT INTO chain_suspect SELECT DISTINCT smart_account, instance_id FROM rum_report;

-- Report ids run across telemetry too, so those have theirs from now on.
UPDATE rum_report SET report_id = substring(content FROM '"report_id\\*"\s*:\s*\\*"?([0-9]{1,18})')::bigint
WHERE status = 'SET_ASIDE' AND report_id IS NULL;
