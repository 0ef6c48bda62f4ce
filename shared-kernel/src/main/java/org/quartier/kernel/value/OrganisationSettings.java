package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation decides for itself; null means the default, which stands here as well.
 *
 * @param longestEntryMinutes the longest that one hour entry may be
 * @param travelBufferMinutes how long a person needs from one activity to the next
 */
public record OrganisationSettings(
        @Nullable Integer longestEntryMinutes, @Nullable Integer travelBufferMinutes) {

    /** Nothing is decided: every default applies. */
    public static final OrganisationSettings DEFAULTS = new OrganisationSettings(null, null);

    private static final int TWELVE_HOURS = 720;

    /** {@link #longestEntryMinutes} or its default, in minutes. */
    public int longestEntry() {
        return longestEntryMinutes == null ? TWELVE_HOURS : longestEntryMinutes;
    }

    /** {@link #travelBufferMinutes} or its default, none, in minutes. */
    public int travelBuffer() {
        return travelBufferMinutes == null ? 0 : travelBufferMinutes;
    }

    /** The same with each default in its place. */
    public OrganisationSettings effective() {
        return new OrganisationSettings(longestEntry(), travelBuffer());
    }
}
