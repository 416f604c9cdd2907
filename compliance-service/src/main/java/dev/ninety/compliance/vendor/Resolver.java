package dev.ninety.compliance.vendor;

import dev.ninety.compliance.account.Names;
import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.catalogue.Pair;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what lines speak of, by the names that an account knows. */
public final class Resolver {

    private final Names licences;
    private final Predicate<String> isCatalogued;
    private final Set<String> virtualAccounts;
    private final Names virtualAccountNames = new Names();

    /** @param isCatalogued whether a text is a tag of the account's catalogue: such a name stands for itself */
    public Resolver(Structure structure, Predicate<String> isCatalogued) {
        this.licences = structure.licenceNames();
        this.isCatalogued = isCatalogued;
        this.virtualAccounts =
                structure.virtualAccounts().stream().map(VirtualAccount::id).collect(Collectors.toSet());
        structure.virtualAccounts().forEach(one -> virtualAccountNames.add(one.name(), one.id()));
    }

    /** What a subject is. A tag is taken as it stands: it may be in no catalogue. */
    public Resolution resolve(Subject subject) {
        return switch (licence(subject)) {
            case Meaning.Unclear unclear -> new Resolution.Unknown(unclear.reason(), unclear.detail());
            case Meaning.Clear tag ->
                switch (virtualAccount(subject.virtualAccount())) {
                    case Meaning.Unclear unclear -> new Resolution.Unknown(unclear.reason(), unclear.detail());
                    case Meaning.Clear id -> new Resolution.Found(new Pair(id.value(), tag.value()));
                };
        };
    }

    /** Whether a subject may stand for a licence in a Virtual Account, where it stands for nothing certain. */
    public boolean mayBe(Subject subject, Pair pair) {
        return mayBe(licence(subject), pair.entitlementTag())
                && mayBe(virtualAccount(subject.virtualAccount()), pair.virtualAccount());
    }

    /** Whether a subject may be in a Virtual Account, for all that is known of its name. */
    public boolean mayBeIn(Subject subject, String virtualAccount) {
        return mayBe(virtualAccount(subject.virtualAccount()), virtualAccount);
    }

    /** What has a meaning is that; what has several is one of them; what has none may be anything. */
    private static boolean mayBe(Meaning meaning, String value) {
        return switch (meaning) {
            case Meaning.Clear clear -> clear.value().equals(value);
            case Meaning.Unclear unclear ->
                unclear.meanings().isEmpty() || unclear.meanings().contains(value);
        };
    }

    /** Every tag that a licence's name may stand for. */
    public Set<String> tags(String license) {
        return isCatalogued.test(license) ? Set.of(license) : licences.of(license);
    }

    private Meaning licence(Subject subject) {
        if (subject.entitlementTag() != null) {
            return new Meaning.Clear(subject.entitlementTag());
        }
        String name = subject.license() == null ? "" : subject.license();
        return isCatalogued.test(name)
                ? new Meaning.Clear(name)
                : Meaning.of("LICENCE", "licence named " + name, licences.of(name));
    }

    private Meaning virtualAccount(String idOrName) {
        return virtualAccounts.contains(idOrName)
                ? new Meaning.Clear(idOrName)
                : Meaning.of("VIRTUAL_ACCOUNT", "Virtual Account " + idOrName, virtualAccountNames.of(idOrName));
    }

    private sealed interface Meaning {
        record Clear(String value) implements Meaning {}

        record Unclear(String reason, String detail, Set<String> meanings) implements Meaning {}

        static Meaning of(String code, String what, Set<String> meanings) {
            return switch (meanings.size()) {
                case 0 -> new Unclear("UNKNOWN_" + code, "There is no " + what + ".", meanings);
                case 1 -> new Clear(meanings.iterator().next());
                default ->
                    new Unclear(
                            "AMBIGUOUS_" + code, "There is more than one " + what + ": " + meanings + ".", meanings);
            };
        }
    }
}
