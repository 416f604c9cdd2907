package dev.ninety.compliance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ninety.compliance.account.Names;
import dev.ninety.compliance.account.RecordStarts;
import dev.ninety.compliance.account.Structure;
import dev.ninety.compliance.account.VirtualAccount;
import dev.ninety.compliance.catalogue.Pair;
import java.util.List;
import net.jqwik.api.Example;

/** What an uncertain name may mean. */
class ResolverTest {

    private static final Resolver RESOLVER = new Resolver(
            new Structure(
                    new RecordStarts(List.of()),
                    List.of(
                            new VirtualAccount("campus", "Main Campus", List.of()),
                            new VirtualAccount("lab", "Lab", List.of()),
                            new VirtualAccount("lab-2", "LAB", List.of())),
                    new Names()
                            .add("DNA Advantage", "tag-a")
                            .add("Secure", "tag-b")
                            .add("Secure", "tag-c")),
            "tag-a"::equals);

    private static boolean mayBe(String virtualAccount, String license, String pairAccount, String tag) {
        return RESOLVER.mayBe(new Subject(virtualAccount, null, license), new Pair(pairAccount, tag));
    }

    @Example
    void whatIsCertainIsThatAlone() {
        assertThat(mayBe("campus", "DNA Advantage", "campus", "tag-a")).isTrue();
        assertThat(mayBe("campus", "DNA Advantage", "campus", "tag-b")).isFalse();
        assertThat(mayBe("campus", "DNA Advantage", "other", "tag-a")).isFalse();
    }

    @Example
    void whatHasSeveralMeaningsIsOneOfThem() {
        assertThat(mayBe("campus", "Secure", "campus", "tag-b")).isTrue();
        assertThat(mayBe("campus", "Secure", "campus", "tag-a")).isFalse();
        assertThat(mayBe("LaB", "DNA Advantage", "lab-2", "tag-a")).isTrue();
        assertThat(mayBe("LaB", "DNA Advantage", "campus", "tag-a")).isFalse();
        assertThat(RESOLVER.mayBeIn(new Subject("LaB", null, "x"), "lab-2")).isTrue();
        assertThat(RESOLVER.mayBeIn(new Subject("LaB", null, "x"), "campus")).isFalse();
    }

    @Example
    void whatIsUnknownMayBeAnything() {
        assertThat(mayBe("campus", "Old Name", "campus", "tag-z")).isTrue();
        assertThat(mayBe("campus", "Old Name", "lab", "tag-z")).isFalse();
        assertThat(mayBe("Depot", "Old Name", "lab", "tag-z")).isTrue();
    }
}
