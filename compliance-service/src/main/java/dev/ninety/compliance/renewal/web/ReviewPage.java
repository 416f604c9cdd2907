package dev.ninety.compliance.renewal.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A review as a page to print. Everything in it is escaped; it has no script and no style of its own. */
final class ReviewPage {

    private ReviewPage() {}

    /** The templates of this door. */
    @CheckedTemplate(basePath = "renewal")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance review(String smartAccount, String date, List<Table> tables, boolean doubtful);
    }

    static String of(String smartAccount, Cell date, List<Table> tables, boolean doubtful) {
        return Templates.review(smartAccount, date.text(), tables, doubtful).render();
    }
}
