package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation decides for itself; null means the default, which stands here as well.
 *
 * @param longestEntryMinutes the longest that one hour entry may be
 * @param travelBufferMinutes how long a person needs from one activity to the next
 * @param placeOfferMinutes how long a free place that is offered is held for whom it is offered to
 */
public record OrganisationSettings(
        @Nullable Integer longestEntryMinutes,
        @Nullable Integer travelBufferMinutes,
        @Nullable Integer placeOfferMinutes) {

    /** Nothing is decided: every default applies. */
    public static final OrganisationSettings DEFAULTS = new OrganisationSettings(null, null, null);

    private static final int TWELVE_HOURS = 720;
    private static final int TWO_DAYS = 2_880;

    /** {@link #longestEntryMinutes} or its default, in minutes. */
    public int longestEntry() {
        return longestEntryMinutes == null ? TWELVE_HOURS : longestEntryMinutes;
    }

    /** {@link #travelBufferMinutes} or its default, none, in minutes. */
    public int travelBuffer() {
        return travelBufferMinutes == null ? 0 : travelBufferMinutes;
    }

    /** {@link #placeOfferMinutes} or its default, in minutes. */
    public int placeOffer() {
        return placeOfferMinutes == null ? TWO_DAYS : placeOfferMinutes;
    }

    /** The same with each default in its place. */
    public OrganisationSettings effective() {
        return new OrganisationSettings(longestEntry(), travelBuffer(), placeOffer());
    }
}
