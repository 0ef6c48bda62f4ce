package org.quartier.standalone.season;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happens in a season of a neighbourhood that does not exist: the same for the same seed, day and size.
 *
 * @param calendar when it is
 * @param stages one after the other
 */
public record SeasonPlan(Calendar calendar, Size size, List<Stage> stages) {

    /** The seed of the season that the first start plays. */
    public static final long SEED = 2026;

    /**
     * What has to be done before the next stage.
     *
     * @param scripts each in its order; how they lie to each other does not matter
     */
    public record Stage(String name, List<List<Intent>> scripts) {}

    /**
     * Plans a season.
     *
     * @param today the last day that is known of; it lies in the last month
     */
    public static SeasonPlan of(long seed, LocalDate today, Size size) {
        Calendar calendar = new Calendar(today, size.months());
        List<List<Intent>> places = new ArrayList<>();
        List<List<Intent>> persons = new ArrayList<>();
        List<List<Intent>> activities = new ArrayList<>();
        List<List<Intent>> volunteers = new ArrayList<>();
        List<Afterthoughts> afterthoughts = new ArrayList<>();
        List<List<Intent>> farewells = new ArrayList<>();
        Closing closing = new Closing(calendar);
        places.add(District.organisation(calendar));
        for (int i = 0; i < size.districts(); i++) {
            District district = new District(i, calendar, size.of(i), seed);
            places.add(district.places());
            Residents residents = new Residents(district);
            persons.addAll(residents.scripts());
            Afterthoughts later = new Afterthoughts(district);
            Season season = new Season(district, residents, later);
            afterthoughts.add(later);
            activities.addAll(season.scripts());
            volunteers.addAll(new Engagement(district, season.helped(), later).scripts());
            farewells.addAll(residents.farewells());
        }
        return new SeasonPlan(
                calendar,
                size,
                List.of(
                        new Stage("quarters, venues and rooms", places),
                        new Stage("persons and volunteers", persons),
                        new Stage("activities, registrations and shifts", activities),
                        new Stage("hours and allowances", volunteers),
                        new Stage("months that are closed", List.of(closing.months())),
                        later(afterthoughts, 0),
                        new Stage("quarters and years that are closed", List.of(closing.quartersAndYears())),
                        later(afterthoughts, 1),
                        new Stage("those who left", farewells)));
    }

    private static Stage later(List<Afterthoughts> afterthoughts, int n) {
        return new Stage(
                "what is found out too late",
                afterthoughts.stream().map(one -> one.time(n)).toList());
    }

    /** All of it, in an order in which it can be done. */
    public Stream<Intent> intents() {
        return stages.stream().flatMap(stage -> stage.scripts().stream()).flatMap(List::stream);
    }
}
