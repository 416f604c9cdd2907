package dev.ninety.entitlement.naming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the names of Virtual Accounts stand for. A name wins over an id, because files come from where only the
 * names are known.
 */
public final class VirtualAccountNames {

    private final Names names = new Names();
    private final Map<String, String> nameById;

    /** @param nameById the Virtual Accounts that exist */
    public VirtualAccountNames(Map<String, String> nameById) {
        this.nameById = new LinkedHashMap<>(nameById);
        nameById.forEach((id, name) -> names.add(name, id));
    }

    public Resolution resolve(String nameOrId) {
        List<String> named = names.of(nameOrId);
        return named.isEmpty() && nameById.containsKey(nameOrId.strip())
                ? new Resolution.Resolved(nameOrId.strip())
                : Resolution.of(named);
    }

    /** The names, by id. */
    Map<String, String> byId() {
        return nameById;
    }
}
