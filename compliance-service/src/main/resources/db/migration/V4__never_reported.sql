-- How many known product instances have never reported, from one change of the figure to the next.
CREATE TABLE never_reported (
    smart_account   text        NOT NULL,
    virtual_account text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    instances       bigint      NOT NULL CHECK (instances >= 0),
    PRIMARY KEY (smart_account, virtual_account, recorded_at)
);

-- When something was last recorded here of the account, and since when its silent instances are known.
ALTER TABLE account
    ADD COLUMN recorded_at          timestamptz,
    ADD COLUMN never_reported_since timestamptz;
