package dev.ninety.compliance.cssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A list that is told page by page is whole, or it is told why it cannot be. */
class PagesTest {

    @Property
    void pagesOfAnySizeMakeTheWholeList(
            @ForAll @IntRange(max = 20) int all,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5) Integer> sizes) {
        List<Integer> list = IntStream.range(0, all).boxed().toList();
        Pages<Integer> pages = new Pages<>();
        int next = 0;
        do {
            int from = (int) pages.offset();
            int to = Math.min(all, from + sizes.get(next++ % sizes.size()));
            assertThat(pages.take(list.subList(from, to), all)).isNull();
        } while (!pages.isWhole());
        assertThat(pages.items()).isEqualTo(list);
    }

    @Property
    void aListThatIsCutIsNeverWhole(
            @ForAll @IntRange(min = 1, max = 20) int all, @ForAll @IntRange(max = 19) int told) {
        int cut = Math.min(told, all - 1);
        Pages<Integer> pages = new Pages<>();
        List<String> faults = new ArrayList<>();
        for (List<Integer> page : List.of(IntStream.range(0, cut).boxed().toList(), List.<Integer>of())) {
            String fault = pages.take(page, all);
            if (fault != null) {
                faults.add(fault);
            }
        }
        assertThat(faults).isNotEmpty();
        assertThat(pages.isWhole()).isFalse();
    }

    @Example
    void aNumberThatChangesOrIsExceededIsAFault() {
        Pages<String> changing = new Pages<>();
        assertThat(changing.take(List.of("a"), 3)).isNull();
        assertThat(changing.take(List.of("b"), 4)).contains("3").contains("4");
        assertThat(new Pages<String>().take(List.of("a", "b"), 1)).isNotNull();
        Pages<String> empty = new Pages<>();
        assertThat(empty.take(List.of(), 0)).isNull();
        assertThat(empty.isWhole()).isTrue();
    }
}
