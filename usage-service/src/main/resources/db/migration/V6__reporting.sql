-- The reporting classes of an account's licences, version by version (an empty moment: never otherwise), and its
-- Virtual Accounts that are mapped to nothing. What is known is asked for again, whole, when it is next needed.
ALTER TABLE known_account
    ADD COLUMN class_tags    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_names   text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_moments text[] NOT NULL DEFAULT '{}',
    ADD COLUMN unmapped      text[] NOT NULL DEFAULT '{}';
UPDATE known_account SET etag = '';

-- Reporting policies, version by version. effective_from null: from the beginning; days null: says nothing of it.
CREATE TABLE reporting_policy (
    smart_account     text        NOT NULL,
    id                text        NOT NULL,
    ordinal           int         NOT NULL,
    level             text        NOT NULL CHECK (level IN ('INSTANCE', 'PID_PREFIX', 'IMPORTED', 'SMART_ACCOUNT')),
    scope             text        NOT NULL,
    class             text        NOT NULL CHECK (class IN ('PERPETUAL', 'SUBSCRIPTION', 'ENFORCED', 'EXPORT')),
    effective_from    timestamptz,
    first_report_days int,
    frequency_days    int,
    on_change_days    int,
    source            text        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    PRIMARY KEY (smart_account, id, ordinal)
);
CREATE INDEX reporting_policy_scope ON reporting_policy (smart_account, level, scope);
