package org.quartier.query.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The recognition schemes that are known: dated data, in {@code recognition-schemes.json}. */
@Component
class Schemes {

    private static final String RESOURCE = "/recognition-schemes.json";

    private final List<Scheme> all;

    Schemes(JsonMapper json) {
        try (InputStream file = Schemes.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            this.all = json.readValue(file.readAllBytes(), new TypeReference<List<Scheme>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A scheme while its terms hold; new terms are a new row with the same id.
     *
     * @param validFrom the first day of these terms
     * @param validTo the day before which they end; null while that is open
     * @param minutesAYear at least so much approved time in each of the years
     * @param minutesAWeek or so much a week on average, where that is enough as well
     * @param years how many calendar years in a row, the last one included
     * @param flatAllowanceExcludes whether whoever was paid more than their costs gets none
     */
    record Scheme(
            String id,
            String name,
            List<String> federalStates,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int minutesAYear,
            @Nullable Integer minutesAWeek,
            int years,
            @Nullable Integer minimumAge,
            boolean flatAllowanceExcludes,
            String source) {

        private boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
        }
    }

    /** Those of a federal state whose terms hold on a day. */
    List<Scheme> of(String federalState, LocalDate day) {
        return all.stream()
                .filter(scheme -> scheme.federalStates().contains(federalState) && scheme.holdsOn(day))
                .toList();
    }
}
