package org.quartier.standalone.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartier.standalone.season.SeasonPlan.Stage;

/** What is planned, before anything of it is played. */
class SeasonPlanTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}=, ]+)}");

    private final SeasonPlan year = SeasonPlan.of(SeasonPlan.SEED, TODAY, Size.YEAR);

    @Test
    void theSameSeedAndDayGiveTheSameSeason() {
        assertThat(SeasonPlan.of(SeasonPlan.SEED, TODAY, Size.YEAR)).isEqualTo(year);
        assertThat(SeasonPlan.of(SeasonPlan.SEED + 1, TODAY, Size.YEAR)).isNotEqualTo(year);
        assertThat(SeasonPlan.of(SeasonPlan.SEED, TODAY.plusDays(1), Size.YEAR)).isNotEqualTo(year);
    }

    @Test
    void aYearHasAsMuchInItAsItSays() {
        assertThat(made(year, "/persons")).isEqualTo(400);
        assertThat(made(year, "/volunteers")).isEqualTo(60);
        assertThat(made(year, "/volunteers/[^/]+/hours")).isEqualTo(1_500);
        assertThat(firstRegistrations(year)).isEqualTo(2_000);
        assertThat(year.calendar().first()).isEqualTo("2025-12-01");
    }

    @Test
    void threeTimesAsMuchIsThreeTimesAsMuch() {
        SeasonPlan large = SeasonPlan.of(SeasonPlan.SEED, TODAY, Size.YEAR.times(3));

        assertThat(made(large, "/persons")).isEqualTo(1_200);
        assertThat(made(large, "/volunteers")).isEqualTo(180);
        assertThat(made(large, "/volunteers/[^/]+/hours")).isEqualTo(4_500);
        assertThat(firstRegistrations(large)).isEqualTo(6_000);
        assertThat(made(large, "/quarters")).isEqualTo(6);
    }

    @Test
    void aTenthHasEveryKindOfGatheringStill() {
        SeasonPlan small = SeasonPlan.of(SeasonPlan.SEED, TODAY, Size.YEAR.times(0.1));

        assertThat(made(small, "/persons")).isEqualTo(40);
        assertThat(made(small, "/volunteers/[^/]+/hours")).isEqualTo(150);
        assertThat(small.intents()
                        .filter(intent -> intent.path().equals("/activities"))
                        .map(intent -> intent.body().get("kind"))
                        .distinct())
                .hasSize(7);
    }

    @Test
    void nothingHappensBeforeItsDayAndNoKeyIsUsedTwice() {
        Instant latest = TODAY.atStartOfDay(Calendar.ZONE).toInstant();

        assertThat(year.intents().map(Intent::key)).doesNotHaveDuplicates();
        assertThat(year.intents().map(Intent::happenedAt))
                .allSatisfy(happenedAt -> assertThat(happenedAt == null || !happenedAt.isAfter(latest))
                        .isTrue());
    }

    @Test
    void whateverIsNamedWasMadeBefore() {
        Set<String> before = new HashSet<>();
        for (Stage stage : year.stages()) {
            Set<String> meanwhile = new HashSet<>();
            for (List<Intent> script : stage.scripts()) {
                Set<String> here = new HashSet<>(before);
                for (Intent intent : script) {
                    assertThat(here).as(intent.key()).containsAll(references(intent));
                    here.add(intent.key());
                }
                meanwhile.addAll(here);
            }
            before.addAll(meanwhile);
        }
    }

    @Test
    void namesGiveAddressesThatNobodyHas() {
        assertThat(Names.email("Ayşe", "Yıldız", 3)).isEqualTo("ayse.yildiz.3@example.org");
        assertThat(Names.email("Jörg", "Wójcik", 4)).isEqualTo("joerg.wojcik.4@example.org");
        assertThat(Names.email("İpek", "Al-Amin", 5)).isEqualTo("ipek.al-amin.5@example.org");
    }

    private static List<String> references(Intent intent) {
        return Stream.of(intent.path(), intent.body().toString())
                .flatMap(text -> REFERENCE.matcher(text).results())
                .map((MatchResult reference) -> reference.group(1))
                .toList();
    }

    private static long made(SeasonPlan plan, String path) {
        return plan.intents()
                .filter(intent -> intent.method().equals("POST")
                        && intent.refused() == 0
                        && intent.path().matches(path))
                .count();
    }

    /** Those of single activities, each person once: without who came back, and without what is still wide open. */
    private static long firstRegistrations(SeasonPlan plan) {
        return plan.intents()
                .filter(intent -> intent.refused() == 0
                        && intent.path().matches("/activities/\\{d\\d+\\.activity\\d+}/registrations"))
                .map(intent -> intent.path() + intent.body().get("personId"))
                .distinct()
                .count();
    }
}
