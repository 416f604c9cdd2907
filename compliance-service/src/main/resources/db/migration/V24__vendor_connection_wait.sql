-- Until when the vendor asked to be left alone.
ALTER TABLE vendor_connection ADD COLUMN not_before timestamptz;
