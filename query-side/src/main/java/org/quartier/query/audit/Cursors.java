package org.quartier.query.audit;

import org.quartier.kernel.web.Refusal;
import org.quartier.query.Page;

/** Cursors of lists that go by the position in the log. */
final class Cursors {

    private Cursors() {}

    /** The position after which a page begins. */
    static long position(Page.Request page) {
        if (page.after().isEmpty()) {
            return 0;
        }
        if (!page.after().matches("[0-9]{1,18}")) {
            throw Refusal.malformed("cursor", "is not one of ours");
        }
        return Long.parseLong(page.after());
    }
}
