package dev.ninety.compliance.account;

import java.util.List;

/**
 * What an account says of itself beside its catalogue.
 *
 * @param virtualAccounts ascending by id
 * @param licenceNames the tags that a licence's names stand for
 */
public record Structure(RecordStarts recordStarts, List<VirtualAccount> virtualAccounts, Names licenceNames) {

    public Structure {
        virtualAccounts = List.copyOf(virtualAccounts);
    }

    /** How much of it is only ever added to; an older state never has more. */
    public int changes() {
        return recordStarts.versions().size()
                + virtualAccounts.stream().mapToInt(va -> va.mappings().size()).sum();
    }
}
