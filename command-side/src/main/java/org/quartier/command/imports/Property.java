package org.quartier.command.imports;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.util.Strings;

/**
 * One property of an entry, read by ical4j line by line: a bad line then spoils no other.
 *
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as it stands in the file
 */
record Property(String name, Map<String, String> parameters, String value) {

    /** @throws UnreadableEntry when it does not have the form of a property */
    static Property of(String line) throws UnreadableEntry {
        Reading reading = new Reading();
        String calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + line + "\nEND:VEVENT\nEND:VCALENDAR\n";
        try {
            new CalendarParserImpl().parse(new StringReader(calendar), reading);
        } catch (IOException | ParserException e) {
            throw new UnreadableEntry(nameIn(line) + " cannot be read");
        }
        if (!reading.finished) {
            throw new UnreadableEntry(nameIn(line) + " cannot be read");
        }
        return new Property(reading.name.toUpperCase(Locale.ROOT), Map.copyOf(reading.parameters), reading.value);
    }

    /** The value as text: escapes resolved (RFC 5545, section 3.3.11), in one pass, so that {@code \\n} stays one. */
    String text() {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString().strip();
    }

    private static String nameIn(String line) {
        return line.split("[:;]", 2)[0];
    }

    /** What ical4j says while it reads. */
    private static final class Reading implements ContentHandler {
        private final Map<String, String> parameters = new HashMap<>();
        private String name = "";
        private String value = "";
        private boolean finished;

        @Override
        public void startCalendar() {}

        @Override
        public void endCalendar() {
            finished = true;
        }

        @Override
        public void startComponent(String component) {}

        @Override
        public void endComponent(String component) {}

        @Override
        public void startProperty(String property) {
            name = property;
        }

        @Override
        public void propertyValue(String said) {
            value = said;
        }

        @Override
        public void endProperty(String property) {}

        @Override
        public void parameter(String parameter, String said) {
            parameters.put(parameter.toUpperCase(Locale.ROOT), Strings.unquote(said));
        }
    }
}
