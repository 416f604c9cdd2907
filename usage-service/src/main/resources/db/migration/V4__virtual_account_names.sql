-- What Virtual Accounts are called. What is known is asked for again, whole, when it is next needed.
ALTER TABLE known_account ADD COLUMN virtual_account_names text[];
UPDATE known_account SET virtual_account_names = virtual_accounts, etag = '';
ALTER TABLE known_account ALTER COLUMN virtual_account_names SET NOT NULL;
