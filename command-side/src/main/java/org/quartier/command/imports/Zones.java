package org.quartier.command.imports;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the IANA zone that a TZID means: its own name, one with a vendor's prefix, or one of Windows. */
final class Zones {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    private static final Map<String, String> OF_WINDOWS = Map.of(
            "W. Europe Standard Time", "Europe/Berlin",
            "Central Europe Standard Time", "Europe/Budapest",
            "Central European Standard Time", "Europe/Warsaw",
            "Romance Standard Time", "Europe/Paris",
            "GMT Standard Time", "Europe/London",
            "E. Europe Standard Time", "Europe/Chisinau",
            "FLE Standard Time", "Europe/Kyiv",
            "GTB Standard Time", "Europe/Bucharest");

    private Zones() {}

    /** The zone, or nothing when the name says nothing to us. */
    static Optional<ZoneId> of(String tzid) {
        String name = OF_WINDOWS.getOrDefault(tzid, tzid);
        while (!KNOWN.contains(name)) {
            int slash = name.indexOf('/');
            if (slash < 0 || name.length() > 200) {
                return Optional.empty();
            }
            name = name.substring(slash + 1);
        }
        return Optional.of(ZoneId.of(name));
    }
}
