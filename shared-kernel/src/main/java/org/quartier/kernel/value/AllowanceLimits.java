package org.quartier.kernel.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How much may be paid tax-free to a person in a calendar year (R-46): dated data, in {@code allowance-limits.txt}. */
public final class AllowanceLimits {

    private static final String RESOURCE = "/allowance-limits.txt";
    private static final List<Limit> LIMITS = load();

    private AllowanceLimits() {}

    /**
     * A limit while it holds.
     *
     * @param firstYear the first calendar year for which it holds
     * @param lastYear the last one; {@link Integer#MAX_VALUE} while no end is known
     * @param cents per person and calendar year
     * @param paragraph where the law says so
     * @param source the act that set the amount
     */
    public record Limit(AllowanceType type, int firstYear, int lastYear, long cents, String paragraph, String source) {}

    /** The limit of a year, or nothing when none is known, or the type has none. */
    public static Optional<Limit> of(AllowanceType type, int year) {
        return LIMITS.stream()
                .filter(limit -> limit.type == type && limit.firstYear <= year && year <= limit.lastYear)
                .findFirst();
    }

    private static List<Limit> load() {
        try (InputStream text = AllowanceLimits.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> limit(line.split("\\|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limit limit(String[] columns) {
        String last = columns[2].strip();
        return new Limit(
                AllowanceType.valueOf(columns[0].strip()),
                Integer.parseInt(columns[1].strip()),
                last.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(last),
                Long.parseLong(columns[3].strip()),
                columns[4].strip(),
                columns[5].strip());
    }
}
