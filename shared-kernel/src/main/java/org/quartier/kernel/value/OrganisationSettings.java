package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation decides for itself; null means the default, which stands here as well.
 *
 * @param longestEntryMinutes the longest that one hour entry may be
 * @param travelBufferMinutes how long a person needs from one activity to the next
 * @param allowanceWithoutDeclaration what happens when an allowance is paid without a declaration for its year
 * @param charitable whether the tax office recognises it as charitable, so that it may pay tax-free allowances;
 *     null means what its kind says: municipalities, churches and charities may
 */
public record OrganisationSettings(
        @Nullable Integer longestEntryMinutes,
        @Nullable Integer travelBufferMinutes,
        @Nullable WithoutDeclaration allowanceWithoutDeclaration,
        @Nullable Boolean charitable) {

    /** Nothing is decided: every default applies. */
    public static final OrganisationSettings DEFAULTS = new OrganisationSettings(null, null, null, null);

    private static final int TWELVE_HOURS = 720;

    /** {@link #longestEntryMinutes} or its default, in minutes. */
    public int longestEntry() {
        return longestEntryMinutes == null ? TWELVE_HOURS : longestEntryMinutes;
    }

    /** {@link #travelBufferMinutes} or its default, none, in minutes. */
    public int travelBuffer() {
        return travelBufferMinutes == null ? 0 : travelBufferMinutes;
    }

    /** {@link #allowanceWithoutDeclaration} or its default. */
    public WithoutDeclaration withoutDeclaration() {
        return allowanceWithoutDeclaration == null ? WithoutDeclaration.WARN : allowanceWithoutDeclaration;
    }

    /** The same with each default in its place; whether it is charitable stays open where its kind decides. */
    public OrganisationSettings effective() {
        return new OrganisationSettings(longestEntry(), travelBuffer(), withoutDeclaration(), charitable);
    }
}
