-- What is inside an ACK is not public, so the same bytes may answer more than one export.
ALTER TABLE ack DROP CONSTRAINT ack_smart_account_content_hash_key;
ALTER TABLE ack ADD CONSTRAINT ack_once_per_export UNIQUE (smart_account, export_id, content_hash);
CREATE INDEX ack_content ON ack (smart_account, content_hash);

-- How long the body of a sync was: a longer one that begins with it is the same one, which had been cut off at the end of
-- a line. Null: not known, of those that were received before.
ALTER TABLE on_prem_sync ADD COLUMN content_bytes bigint;
