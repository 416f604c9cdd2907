-- How the records of a Virtual Account stand, as usage-service counts them, each version of the figures from when it was
-- heard until it was heard no more.
CREATE TABLE standing (
    smart_account    text        NOT NULL,
    virtual_account  text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    gone_at          timestamptz,
    active           bigint      NOT NULL,
    required         bigint      NOT NULL,
    overdue          bigint      NOT NULL,
    affected         bigint      NOT NULL,
    without_evidence bigint      NOT NULL,
    PRIMARY KEY (smart_account, virtual_account, recorded_at)
);

CREATE INDEX standing_that_holds ON standing (smart_account) WHERE gone_at IS NULL;
