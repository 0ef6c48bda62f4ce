package org.quartier.kernel.value;

import java.time.LocalDate;

/**
 * What is kept of an inspected certificate (R-34, SGB VIII §72a). Personal data as a whole.
 *
 * @param issuedOn the certificate's date
 * @param inspectedOn the day on which it was inspected
 * @param relevantEntry whether it held an entry that rules the volunteer out
 */
public record Inspection(LocalDate issuedOn, LocalDate inspectedOn, boolean relevantEntry) {

    @Override
    public String toString() {
        return "Inspection[masked]";
    }
}
