-- What happened and whom it may concern, in an order without gaps by account. Written in the transaction of what happened.
CREATE TABLE announcement (
    smart_account   text        NOT NULL,
    sequence        bigint      NOT NULL,
    id              uuid        NOT NULL,
    type            text        NOT NULL,
    subject         text        NOT NULL,
    at              timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    virtual_account text,
    owner           text,
    data            text        NOT NULL,
    PRIMARY KEY (smart_account, sequence)
);

CREATE UNIQUE INDEX announcement_id ON announcement (smart_account, id);

-- The last number given. Whoever announces holds the row until the end of the transaction.
CREATE TABLE announcement_head (
    smart_account text   NOT NULL PRIMARY KEY,
    sequence      bigint NOT NULL
);
