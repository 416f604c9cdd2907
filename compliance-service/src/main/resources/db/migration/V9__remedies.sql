-- How a licence is usually bought; directories are read anew for it.
ALTER TABLE licence_version ADD COLUMN licence_type text NOT NULL DEFAULT 'SUBSCRIPTION';
UPDATE account SET directory_etag = NULL;

-- The instance that a finding's one is a second name of.
ALTER TABLE finding ADD COLUMN second_name_of text;

-- What units were bought at last by what entitlement-service says, kept as findings are.
CREATE TABLE bought_price (
    smart_account   text        NOT NULL,
    entitlement_tag text        NOT NULL,
    lasting         boolean     NOT NULL,
    recorded_at     timestamptz NOT NULL,
    gone_at         timestamptz,
    amount          text        NOT NULL,
    currency        text        NOT NULL,
    entitlement     text        NOT NULL,
    PRIMARY KEY (smart_account, entitlement_tag, lasting, recorded_at)
);

CREATE INDEX bought_price_that_holds ON bought_price (smart_account) WHERE gone_at IS NULL;
