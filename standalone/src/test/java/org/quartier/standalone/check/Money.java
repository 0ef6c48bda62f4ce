package org.quartier.standalone.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceType;

/** What the events say of payments to volunteers, and of what others pay them. */
final class Money {

    private final Map<AllowanceId, Payment> payments = new LinkedHashMap<>();
    private final List<AllowanceDeclared> declarations = new ArrayList<>();

    /** One payment. */
    static final class Payment {
        final AllowancePaid paid;
        final List<Long> events = new ArrayList<>();
        boolean annulled;

        private Payment(AllowancePaid paid) {
            this.paid = paid;
        }
    }

    /** Those of a year that count. */
    List<Payment> valid(VolunteerId volunteer, int year) {
        return of(volunteer, year).filter(payment -> !payment.annulled).toList();
    }

    /** All of a year, in which the day of payment lies. */
    Stream<Payment> of(VolunteerId volunteer, int year) {
        return payments.values().stream()
                .filter(payment -> payment.paid.volunteer().equals(volunteer)
                        && payment.paid.paidOn().getYear() == year);
    }

    /** What was declared last for a type, and last for no type in particular, together; null without any. */
    @Nullable
    Long declared(VolunteerId volunteer, int year, AllowanceType type) {
        AllowanceDeclared ofType = null;
        AllowanceDeclared ofNone = null;
        for (AllowanceDeclared declared : declarations) {
            if (declared.volunteer().equals(volunteer) && declared.year() == year) {
                ofType = declared.type() == type ? declared : ofType;
                ofNone = declared.type() == null ? declared : ofNone;
            }
        }
        return ofType == null && ofNone == null
                ? null
                : Long.valueOf((ofType == null ? 0 : ofType.cents()) + (ofNone == null ? 0 : ofNone.cents()));
    }

    void on(Fact fact) {
        switch (fact.event()) {
            case AllowancePaid paid -> {
                Payment payment = new Payment(paid);
                payment.events.add(fact.position());
                payments.put(paid.allowance(), payment);
            }
            case AllowanceAnnulled annulled -> {
                Payment payment = payments.get(annulled.allowance());
                if (payment != null) { // else it was paid later than is asked for
                    payment.annulled = true;
                    payment.events.add(fact.position());
                }
            }
            case AllowanceDeclared declared -> declarations.add(declared);
            default -> {} // moves no money
        }
    }
}
