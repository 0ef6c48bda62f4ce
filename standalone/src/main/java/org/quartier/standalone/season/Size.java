package org.quartier.standalone.season;

/**
 * How much happens in a season.
 *
 * @param months how long it lasts: it ends with the month of its last day
 * @param persons all who are known by name, staff and volunteers included
 * @param volunteers of these persons
 * @param registrations for single activities; who comes without one, or back again, is not counted
 * @param hourEntries entries of volunteered time that are recorded
 * @param districts among how many pairs of quarters all of it is shared out, so that no quarter gets too big
 */
public record Size(int months, int persons, int volunteers, int registrations, int hourEntries, int districts) {

    /** A year of a neighbourhood with two quarters: what the first start plays. */
    public static final Size YEAR = new Size(12, 400, 60, 2_000, 1_500, 1);

    /** The last month of a small one, and what has begun of this one. */
    public static final Size MONTH = new Size(2, 60, 10, 160, 90, 1);

    private static final int FEWEST_PERSONS = 40;
    private static final int FEWEST_VOLUNTEERS = 6;
    private static final int FEWEST = 20;

    /** The same season with so many times as much in it: 0.1 for a tenth, 25 for 10,000 persons. */
    public Size times(double factor) {
        return new Size(
                months,
                Math.max(FEWEST_PERSONS, scaled(persons, factor)),
                Math.max(FEWEST_VOLUNTEERS, scaled(volunteers, factor)),
                Math.max(FEWEST, scaled(registrations, factor)),
                Math.max(FEWEST, scaled(hourEntries, factor)),
                Math.max(1, scaled(districts, factor)));
    }

    private static int scaled(int count, double factor) {
        return Math.toIntExact(Math.round(count * factor));
    }

    /** The share of one district, numbered from 0: the shares add up to the whole. */
    Size of(int district) {
        return new Size(
                months,
                share(persons, district),
                share(volunteers, district),
                share(registrations, district),
                share(hourEntries, district),
                1);
    }

    private int share(int count, int district) {
        return count * (district + 1) / districts - count * district / districts;
    }
}
