-- What the vendor sees is read from an index of its own, as what is so is.
CREATE INDEX entry_of_disclosed_pair ON entry (smart_account, virtual_account, entitlement_tag, source, effective_at)
    INCLUDE (delta, recorded_at) WHERE view = 'DISCLOSED';
