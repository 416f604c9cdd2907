-- What was found between the reports of an instance when it was last judged: whether time lies between rows that no row
-- covers, and what an acceptance of the finding covers. Null: something was recorded since, so it is to be judged again.
ALTER TABLE chain_suspect
    ADD COLUMN row_gap boolean,
    ADD COLUMN basis   text;
CREATE INDEX chain_suspect_unjudged ON chain_suspect (smart_account, instance_id) WHERE row_gap IS NULL;
