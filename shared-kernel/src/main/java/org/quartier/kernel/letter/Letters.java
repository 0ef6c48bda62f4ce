package org.quartier.kernel.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartier.kernel.calendar.FeedText;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;

/**
 * Writes letters, in German or English, from the texts in {@code /letters}. Nothing of what an activity is called can
 * become a second line of a subject, and the reason of a change is not told: it may be about somebody.
 */
public final class Letters {

    private static final Map<String, Map<String, Template>> TEXTS = Map.of("de", texts("de"), "en", texts("en"));

    private Letters() {}

    /** The letter to one reader. */
    public static Letter write(Occasion about, Reader reader, PlaceNames names) {
        String language = reader.language().getLanguage();
        Map<String, Template> texts = Objects.requireNonNull(TEXTS.get(language));
        Map<String, String> model = model(about, reader, names);
        String subject = FeedText.line(text(texts, about.kind() + ".subject", model));
        String body = paragraphs(about, model).stream()
                .map(name -> text(texts, name, model))
                .collect(Collectors.joining("\n\n"));
        return new Letter(
                language,
                subject,
                body + "\n",
                hasDate(about) ? LetterCalendar.of(about.now(), where(about.now(), names)) : null);
    }

    /** Who only waits or is still to answer keeps no date free; what they are told of may never be theirs. */
    private static boolean hasDate(Occasion about) {
        return about.kind() != NoticeKind.PLACE_OFFERED
                && about.concern() != Concern.WAITLISTED
                && about.concern() != Concern.OFFERED;
    }

    private static List<String> paragraphs(Occasion about, Map<String, String> model) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(isEmpty(model, "name") ? "greeting.nobody" : "greeting");
        boolean moved = about.kind() == NoticeKind.MOVED || about.kind() == NoticeKind.VENUE_CHANGED;
        boolean dated = about.before() != null
                && about.before().postponed()
                && !about.now().postponed();
        paragraphs.add((moved && dated ? "DATED" : about.kind().name()) + ".opening");
        paragraphs.add(moved && !dated && about.before() != null ? "change" : "plan");
        if (about.kind() == NoticeKind.PLACE_OFFERED) {
            paragraphs.add("answer");
        }
        if (moved && about.concern() == Concern.REGISTERED) {
            paragraphs.add("withdrawal");
        }
        if (moved && about.concern() == Concern.WAITLISTED) {
            paragraphs.add("waiting");
        }
        if (!isEmpty(model, "contact")) {
            paragraphs.add("contact");
        }
        paragraphs.add(isEmpty(model, "organiser") ? "closing.nobody" : "closing");
        return paragraphs;
    }

    private static boolean isEmpty(Map<String, String> model, String name) {
        return model.getOrDefault(name, "").isEmpty();
    }

    private static Map<String, String> model(Occasion about, Reader reader, PlaceNames names) {
        Moments moments = new Moments(reader.language());
        PlanState now = about.now();
        PlanState before = about.before() == null ? now : about.before();
        Map<String, String> model = new HashMap<>();
        model.put("name", FeedText.line(reader.name()));
        model.put("title", FeedText.line(now.details().title()));
        model.put("now", at(moments.of(now.slot()), where(now, names)));
        model.put("before", at(moments.of(before.slot()), where(before, names)));
        model.put(
                "until",
                about.answerUntil() == null
                        ? ""
                        : moments.of(about.answerUntil(), now.slot().zone()));
        model.put("contact", FeedText.lines(now.details().contact()));
        model.put("organiser", FeedText.lines(now.details().organiser()));
        return model;
    }

    private static String at(String when, String where) {
        return where.isEmpty() ? when : when + "\n" + where;
    }

    /** Venue, room and place, as far as they are known, and the address of what is online. */
    private static String where(PlanState plan, PlaceNames names) {
        var venue = plan.venue(names);
        return Stream.of(
                        venue == null ? null : names.of(venue).orElse(null),
                        plan.room() == null ? null : names.of(plan.room()).orElse(null),
                        plan.details().place(),
                        plan.details().onlineLink())
                .filter(text -> text != null && !text.isBlank())
                .map(FeedText::line)
                .collect(Collectors.joining(", "));
    }

    private static String text(Map<String, Template> texts, String name, Map<String, String> model) {
        return Objects.requireNonNull(texts.get(name), name).execute(model);
    }

    private static Map<String, Template> texts(String language) {
        String file = "/letters/letter_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(Letters.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Mustache.Compiler compiler = Mustache.compiler().escapeHTML(false);
        Map<String, Template> texts = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> texts.put(name, compiler.compile(properties.getProperty(name))));
        return Map.copyOf(texts);
    }
}
