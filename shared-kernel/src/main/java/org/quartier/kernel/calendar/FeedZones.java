package org.quartier.kernel.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.TimeZoneLoader;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzId;

/** The VTIMEZONE of each zone, out of the library's own copy of the IANA database; nothing is fetched. */
public final class FeedZones {

    private static final TimeZoneLoader LOADER = new TimeZoneLoader("zoneinfo/");
    private static final Map<ZoneId, Optional<VTimeZone>> KNOWN = new ConcurrentHashMap<>();

    private FeedZones() {}

    /** The definition under the zone's own name; nothing for a bare offset, whose times are written in UTC. */
    public static Optional<VTimeZone> of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, FeedZones::load);
    }

    private static Optional<VTimeZone> load(ZoneId zone) {
        try {
            VTimeZone found = LOADER.loadVTimeZone(zone.getId());
            if (found == null) {
                return Optional.empty();
            }
            VTimeZone own = found.copy();
            TzId name = found.getTimeZoneId();
            if (name == null || !zone.getId().equals(name.getValue())) {
                own.replace(new TzId(zone.getId())); // a linked zone comes under the name of the other
            }
            return Optional.of(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new IllegalStateException(e);
        }
    }
}
