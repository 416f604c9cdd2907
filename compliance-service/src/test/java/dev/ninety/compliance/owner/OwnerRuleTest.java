package dev.ninety.compliance.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which of several owner rules speaks for a case. */
class OwnerRuleTest {

    private record Case(String virtualAccount, String family) {}

    @Property
    void equalsTheRuleWrittenOut(@ForAll("rules") List<OwnerRule> rules, @ForAll("cases") Case one) {
        assertThat(OwnerRule.speakingFor(rules, one.virtualAccount(), one.family())
                        .map(OwnerRule::owner))
                .isEqualTo(Optional.ofNullable(oracle(rules, one)));
    }

    @Example
    void aRuleForNothingIsNone() {
        assertThatThrownBy(() -> new OwnerRule("r", null, null, "ada")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String oracle(List<OwnerRule> rules, Case one) {
        for (OwnerRule rule : rules) {
            if (one.virtualAccount().equals(rule.virtualAccount())
                    && rule.family() != null
                    && rule.family().equals(one.family())) {
                return rule.owner();
            }
        }
        for (OwnerRule rule : rules) {
            if (one.virtualAccount().equals(rule.virtualAccount()) && rule.family() == null) {
                return rule.owner();
            }
        }
        for (OwnerRule rule : rules) {
            if (rule.virtualAccount() == null && rule.family().equals(one.family())) {
                return rule.owner();
            }
        }
        return null;
    }

    @Provide
    Arbitrary<List<OwnerRule>> rules() {
        Arbitrary<String> place = Arbitraries.of("campus", "lab").injectNull(0.4);
        Arbitrary<String> family = Arbitraries.of("switching", "wireless").injectNull(0.4);
        return Combinators.combine(place, family)
                .as(Case::new)
                .filter(scope -> scope.virtualAccount() != null || scope.family() != null)
                .list()
                .uniqueElements()
                .ofMaxSize(6)
                .map(scopes -> {
                    List<OwnerRule> rules = new ArrayList<>();
                    scopes.forEach(scope -> rules.add(new OwnerRule(
                            "r" + rules.size(), scope.virtualAccount(), scope.family(), "owner" + rules.size())));
                    return rules;
                });
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.of("campus", "lab"),
                        Arbitraries.of("switching", "wireless").injectNull(0.3))
                .as(Case::new);
    }
}
