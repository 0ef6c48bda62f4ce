package org.quartier.command;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal;

/**
 * What became of one entry of an imported file.
 *
 * @param record the activity, person, volunteer record or hour entry behind it, or null when there is none
 * @param person whom it is about, or null when it is about nobody or nobody known
 * @param detail why it was refused, or what else is to know; without the entry's own text
 * @param position the index of the last event that it led to, or 0
 */
public record ImportOutcome(
        Result result,
        @Nullable UUID record,
        @Nullable PersonId person,
        @Nullable String detail,
        long position) {

    /** What became of it. */
    public enum Result {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** It was refused. */
    public static ImportOutcome refused(@Nullable Id record, @Nullable PersonId person, Refusal refused) {
        return new ImportOutcome(Result.REFUSED, record == null ? null : record.value(), person, sentence(refused), 0);
    }

    /** What a refusal says, in one line. */
    public static String sentence(Refusal refused) {
        String fields = refused.errors().stream()
                .map(error -> error.field() + " " + error.detail())
                .collect(Collectors.joining("; "));
        return (refused.rule() == null ? "" : refused.rule() + ": ")
                + refused.detail()
                + (fields.isEmpty() ? "" : " " + fields);
    }
}
