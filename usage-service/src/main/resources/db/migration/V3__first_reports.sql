-- Whether a product instance ever reported usage, and whether anybody but its reports ever spoke of it.
ALTER TABLE product_instance
    ADD COLUMN first_report_at timestamptz,
    ADD COLUMN first_sighted   boolean NOT NULL DEFAULT false;

UPDATE product_instance i SET first_report_at = reported.received_at
FROM (SELECT smart_account, instance_id, min(received_at) AS received_at FROM rum_report
      WHERE status = 'ACCEPTED' GROUP BY smart_account, instance_id) reported
WHERE reported.smart_account = i.smart_account AND reported.instance_id = i.instance_id;

-- What came with its first report, and has neither name nor members since, was never registered.
UPDATE product_instance i SET first_sighted = true
WHERE i.hostname IS NULL
    AND EXISTS (SELECT FROM rum_report r WHERE r.smart_account = i.smart_account
        AND r.instance_id = i.instance_id AND r.recorded_at = i.recorded_at)
    AND NOT EXISTS (SELECT FROM product_instance_member m WHERE m.smart_account = i.smart_account
        AND m.instance_id = i.instance_id);

ALTER TABLE product_instance ALTER COLUMN first_sighted DROP DEFAULT;

CREATE INDEX product_instance_never_reported ON product_instance (smart_account, instance_id)
    INCLUDE (first_virtual_account) WHERE first_report_at IS NULL;
