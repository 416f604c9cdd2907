-- What a licence's name stands for, as somebody bound it (MANUAL), as the vendor's summary has it, or as a device
-- reported it. The catalogue's display names are read from the catalogue. Names are kept as they compare, and as
-- they were spelled.
CREATE TABLE licence_name (
    smart_account   text        NOT NULL,
    source          text        NOT NULL,
    name            text        NOT NULL,
    entitlement_tag text        NOT NULL,
    spelled_name    text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (smart_account, source, name, entitlement_tag)
);

CREATE UNIQUE INDEX one_binding_of_a_name ON licence_name (smart_account, name) WHERE source = 'MANUAL';

-- By which description a device's feature goes.
CREATE TABLE licence_description (
    smart_account       text        NOT NULL,
    name                text        NOT NULL,
    description         text        NOT NULL,
    spelled_name        text        NOT NULL,
    spelled_description text        NOT NULL,
    recorded_at         timestamptz NOT NULL,
    PRIMARY KEY (smart_account, name, description)
);

-- Under which name imports granted an entitlement: the name cannot come to stand for another licence while units
-- remain of what was granted under it.
CREATE TABLE imported_grant (
    smart_account text NOT NULL,
    name          text NOT NULL,
    entitlement   text NOT NULL,
    PRIMARY KEY (smart_account, name, entitlement)
);

-- The names that lines of files wait for, one row for each line and name.
CREATE TABLE waiting_name (
    smart_account text        NOT NULL,
    file_kind     text        NOT NULL,
    sha256        text        NOT NULL,
    line_index    integer     NOT NULL,
    name_kind     text        NOT NULL,
    name          text        NOT NULL,
    spelled_name  text        NOT NULL,
    quantity      bigint      NOT NULL,
    -- Tells lines that say the same, in whatever file, from lines that do not.
    content       text        NOT NULL,
    seen_at       timestamptz NOT NULL,
    PRIMARY KEY (smart_account, file_kind, sha256, line_index, name_kind)
);

CREATE INDEX waiting_for_name ON waiting_name (smart_account, name_kind, name);

-- In which order files came in last. Moments do not tell: two files may come in at the same one.
CREATE TABLE file_arrival (
    smart_account text   NOT NULL,
    file_kind     text   NOT NULL,
    sha256        text   NOT NULL,
    arrival       bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (smart_account, file_kind, sha256)
);
