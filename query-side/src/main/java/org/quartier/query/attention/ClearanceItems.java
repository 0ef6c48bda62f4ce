package org.quartier.query.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.attention.AttentionController.Item;
import org.quartier.query.attention.AttentionController.Someone;
import org.quartier.query.attention.Flags.Level;
import org.quartier.query.attention.Flags.What;
import org.quartier.query.attention.Uncleared.Assigned;
import org.springframework.stereotype.Component;

/**
 * What needs attention since someone lacks clearance: one item for each activity and rule, with those whom it is about.
 *
 * <p>Under STRICT nobody is assigned without clearance, so whoever is there without it now is urgent. Under PERMISSIVE
 * they may still get it before they are checked in: that is flagged, and so is clearance that ends before the day, until
 * two days are left.
 */
@Component
class ClearanceItems {

    private final Uncleared uncleared;
    private final ClearanceTerms terms;

    ClearanceItems(Uncleared uncleared, ClearanceTerms terms) {
        this.uncleared = uncleared;
        this.terms = terms;
    }

    private record Key(UUID activity, What what) {}

    /** Those of a quarter that the actor may see, by the start of their activities. */
    List<Item> of(Actor actor, QuarterId quarter, Instant now) {
        LocalDate today = terms.today();
        boolean strict = terms.policy(actor.organisation()) == ClearancePolicy.STRICT;
        Map<Key, List<Assigned>> found = new LinkedHashMap<>();
        for (Assigned helper : uncleared.of(actor, quarter, now)) {
            LocalDate until = helper.until();
            boolean clearedNow = until != null && !until.isBefore(today);
            What what = clearedNow ? What.CLEARANCE_ENDS_BEFORE : What.NOT_CLEARED;
            found.computeIfAbsent(new Key(helper.activity(), what), key -> new ArrayList<>())
                    .add(helper);
        }
        return found.entrySet().stream()
                .map(entry -> item(entry.getKey().what(), entry.getValue(), strict, now))
                .toList();
    }

    private static Item item(What what, List<Assigned> helpers, boolean strict, Instant now) {
        Assigned first = helpers.getFirst();
        boolean urgent = strict && what == What.NOT_CLEARED || Flags.isNear(first.start(), first.zone(), now);
        return Item.about(
                what,
                urgent ? Level.ESCALATED : Level.FLAGGED,
                first.activity(),
                first.title(),
                first.start().atZone(first.zone()).toOffsetDateTime(),
                helpers.stream()
                        .map(helper -> new Someone(helper.person(), helper.name(), helper.until()))
                        .toList());
    }
}
