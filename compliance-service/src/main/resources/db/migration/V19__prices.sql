-- What people call a licence, and what one unit costs.
ALTER TABLE licence_version
    ADD COLUMN display_name   text,
    ADD COLUMN price_amount   text,
    ADD COLUMN price_currency text;

-- Directories that were read before say more now.
UPDATE account SET directory_etag = NULL;
