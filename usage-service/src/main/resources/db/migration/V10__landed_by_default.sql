-- Whether an instance landed in the Virtual Account that was the default one then, because nobody named another. Of those
-- that are there already it can only be told from where they are.
ALTER TABLE product_instance ADD COLUMN landed_by_default boolean NOT NULL DEFAULT false;
UPDATE product_instance i SET landed_by_default = true FROM known_account a
WHERE a.smart_account = i.smart_account AND i.first_sighted AND i.first_virtual_account = a.default_virtual_account;
