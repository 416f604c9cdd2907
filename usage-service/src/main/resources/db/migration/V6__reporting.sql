-- The reporting classes of an account's licences, version by version (an empty moment: never otherwise), and its
-- Virtual Accounts that are mapped to nothing. What is known is asked for again, whole, when it is next needed.
ALTER TABLE known_account
    ADD COLUMN class_tags    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_names   text[] NOT NULL DEFAULT '{}',
    ADD COLUMN class_moments text[] NOT NULL DEFAULT '{}',
    ADD COLUMN unmapped      text[] NOT NULL DEFAULT '{}';
UPDATE known_account SET etag = '';
