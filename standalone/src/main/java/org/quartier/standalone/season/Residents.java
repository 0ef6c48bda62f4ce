package org.quartier.standalone.season;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartier.standalone.season.Names.Origin;

/** Everyone whom a district knows by name: first its staff, then its volunteers, then all the others. */
final class Residents {

    /** Who leads the gatherings of each quarter. */
    static final int MODERATORS = 3;

    /** The two who run the place, and the moderators. */
    static final int STAFF = 2 + MODERATORS * District.QUARTERS;

    /** What a volunteer can do. */
    static final List<String> SKILLS =
            List.of("Kochen", "Erste Hilfe", "Fahrrad reparieren", "Vorlesen", "Garten", "Übersetzen", "Nähen");

    private static final List<String> STREETS =
            List.of("Beispielallee", "Musterweg", "Am Modell", "Platzhalterplatz", "Probegasse");
    private static final int WITHOUT_BIRTH_DATE = 6; // of a hundred
    private static final int WITH_INSPECTION = 70; // of a hundred volunteers
    private static final int NUMBERS_FOR_FILMS = 1_000; // the regulator keeps +49 30 23125 000 to 999 for fiction

    private final District district;

    Residents(District district) {
        this.district = district;
    }

    /** Their keys, without the staff: who comes to gatherings, by quarter. */
    List<String> guests(int quarter) {
        return IntStream.range(STAFF, district.size().persons())
                .filter(person -> person % District.QUARTERS == quarter)
                .mapToObj(Residents::key)
                .toList();
    }

    /** The volunteers of a quarter, numbered from 0 in the district. */
    List<Integer> volunteers(int quarter) {
        return IntStream.range(0, district.size().volunteers())
                .filter(volunteer -> (STAFF + volunteer) % District.QUARTERS == quarter)
                .boxed()
                .toList();
    }

    /** Whether the volunteer's certificate was inspected, so that they may look after children. */
    boolean isCleared(int volunteer) {
        return district.random("clearance" + volunteer).nextInt(100) < WITH_INSPECTION;
    }

    static String moderator(int quarter, int number) {
        return key(2 + quarter * MODERATORS + number);
    }

    private static String key(int person) {
        return "person" + person;
    }

    List<List<Intent>> scripts() {
        return IntStream.range(0, district.size().persons())
                .mapToObj(this::script)
                .toList();
    }

    private List<Intent> script(int person) {
        Random random = district.random("person" + person);
        Instant at = Calendar.at(
                district.calendar().first().minusDays(39 - random.nextInt(30)),
                LocalTime.of(9 + random.nextInt(8), random.nextInt(60)));
        Script script =
                new Script(district.key("arrival" + person), district.calendar().latest());
        Map<String, Object> body = description(person);
        script.as(person % 3 == 0 ? Who.COORDINATOR : Who.MANAGER);
        script.make(
                district.key(key(person)),
                at,
                "/persons",
                body.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray());
        if (person < STAFF) {
            join(script, person, at);
        } else if (person < STAFF + district.size().volunteers()) {
            volunteer(script, person - STAFF, at, random);
        }
        return script.intents();
    }

    private Map<String, Object> description(int person) {
        Random random = district.random("who" + person);
        Origin origin = Names.of(person * 37 + random.nextInt(10));
        String given = origin.given().get(random.nextInt(origin.given().size()));
        String family = origin.family().get(random.nextInt(origin.family().size()));
        boolean staff = person < STAFF + district.size().volunteers();
        Map<String, Object> contact = Script.object(
                "email",
                random.nextInt(5) == 0 ? null : Names.email(given, family, person),
                "phone",
                "+49 30 23125 %03d".formatted(random.nextInt(NUMBERS_FOR_FILMS)),
                "address",
                STREETS.get(random.nextInt(STREETS.size())) + " " + (1 + random.nextInt(60)) + ", 00000 "
                        + District.CITY);
        int age = staff ? 20 + random.nextInt(55) : age(random);
        LocalDate born = district.calendar().first().minusYears(age).minusDays(random.nextInt(365));
        return Script.object(
                "givenName",
                given,
                "familyName",
                family,
                "contact",
                contact,
                "birthDate",
                !staff && random.nextInt(100) < WITHOUT_BIRTH_DATE ? null : born.toString(),
                "languages",
                origin.language().equals("de")
                        ? List.of("de")
                        : random.nextBoolean() ? List.of(origin.language(), "de") : List.of(origin.language()),
                "quarter",
                district.ref("quarter" + person % District.QUARTERS));
    }

    /** Many children and many of age come, and few of those who work. */
    private static int age(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(6);
            case 1, 2 -> 6 + random.nextInt(8);
            case 3 -> 14 + random.nextInt(13);
            case 4, 5 -> 27 + random.nextInt(33);
            case 6, 7, 8 -> 60 + random.nextInt(15);
            default -> 75 + random.nextInt(18);
        };
    }

    private void join(Script script, int person, Instant at) {
        Who account = switch (person) {
            case 0 -> Who.MANAGER;
            case 1 -> Who.COORDINATOR;
            default -> Who.MODERATOR;
        };
        boolean signsIn = district.number() == 0
                && (account != Who.MODERATOR || key(person).equals(signedIn()));
        script.as(Who.ADMINISTRATOR)
                .make(
                        district.key("staff" + person),
                        at,
                        "/staff",
                        "personId",
                        district.ref(key(person)),
                        "subject",
                        signsIn ? account.account() : null,
                        "roles",
                        List.of(account == Who.MODERATOR ? "moderator" : "quarter-manager"),
                        "quarters",
                        List.of(district.ref("quarter0"), district.ref("quarter1")));
    }

    /** The moderator who signs in and does their own: of the first quarter the second one. */
    static String signedIn() {
        return moderator(0, 1);
    }

    private void volunteer(Script script, int volunteer, Instant at, Random random) {
        String path = "/volunteers/" + district.ref("volunteer" + volunteer);
        List<String> skills = new ArrayList<>(SKILLS);
        Collections.shuffle(skills, random);
        int person = STAFF + volunteer;
        script.make(
                district.key("volunteer" + volunteer),
                at,
                "/volunteers",
                "personId",
                district.ref(key(person)),
                "quarter",
                district.ref("quarter" + person % District.QUARTERS),
                "skills",
                skills.subList(0, 1 + random.nextInt(3)));
        script.put(at, path + "/availability", "availability", availability(random));
        if (isCleared(volunteer)) {
            LocalDate inspected = volunteer % 5 == 0
                    ? district.calendar().today().minusYears(5).plusMonths(4)
                    : district.calendar().first().minusDays(9);
            script.post(
                    Calendar.at(inspected.plusDays(1), 10),
                    path + "/inspections",
                    "issuedOn",
                    inspected.minusDays(20).toString(),
                    "inspectedOn",
                    inspected.toString(),
                    "relevantEntry",
                    false);
        }
    }

    private static List<Map<String, Object>> availability(Random random) {
        return random.ints(0, 7)
                .distinct()
                .limit(1 + random.nextInt(4))
                .mapToObj(day -> DayOfWeek.of(day + 1).name().toUpperCase(Locale.ROOT))
                .map(day -> Script.object("day", day, "from", random.nextBoolean() ? "09:00" : "14:00", "to", "20:00"))
                .toList();
    }

    /** Some move house, and some ask to be forgotten. */
    List<List<Intent>> farewells() {
        List<List<Intent>> scripts = new ArrayList<>();
        int last = district.size().persons() - 1;
        Instant at = district.calendar().latest();
        for (int i = 0; i < Math.max(1, district.size().persons() / 130); i++) {
            Script script = new Script(district.key("farewell" + i), at);
            script.post(at, "/persons/" + district.ref(key(last - i)) + "/erasure", "reason", "asked by letter");
            scripts.add(script.intents());
        }
        for (int i = 10; i < 10 + district.size().persons() / 50; i++) {
            Script script = new Script(district.key("move" + i), at);
            Map<String, Object> body = description(last - i);
            body.put("contact", Script.object("address", "Neue Probegasse " + i + ", 00000 " + District.CITY));
            script.put(
                    at,
                    "/persons/" + district.ref(key(last - i)),
                    body.entrySet().stream()
                            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                            .toArray());
            scripts.add(script.intents());
        }
        return scripts;
    }
}
