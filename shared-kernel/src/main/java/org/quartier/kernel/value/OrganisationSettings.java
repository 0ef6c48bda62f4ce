package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation decides for itself; null means the default, which stands here as well.
 *
 * @param longestEntryMinutes the longest that one hour entry may be
 * @param travelBufferMinutes how long a person needs from one activity to the next
 * @param clearancePolicy when clearance is asked for
 * @param clearanceYears after how many years at the latest a certificate is presented again
 * @param inspectionKeptMonths how many months an inspection is kept after it has lost its use
 * @param swapsConfirmed whether a swap of a shift waits for the coordinator
 * @param allowanceWithoutDeclaration what happens when an allowance is paid without a declaration for its year
 * @param charitable whether the tax office recognises it as charitable, so that it may pay tax-free allowances;
 *     null means what its kind says: municipalities, churches and charities may
 * @param placeOfferMinutes how long a free place that is offered is held for whom it is offered to
 * @param reminderHours how many hours before the start who comes is reminded; 0 for never
 */
public record OrganisationSettings(
        @Nullable Integer longestEntryMinutes,
        @Nullable Integer travelBufferMinutes,
        @Nullable ClearancePolicy clearancePolicy,
        @Nullable Integer clearanceYears,
        @Nullable Integer inspectionKeptMonths,
        @Nullable Boolean swapsConfirmed,
        @Nullable WithoutDeclaration allowanceWithoutDeclaration,
        @Nullable Boolean charitable,
        @Nullable Integer placeOfferMinutes,
        @Nullable Integer reminderHours) {

    /** Nothing is decided: every default applies. */
    public static final OrganisationSettings DEFAULTS =
            new OrganisationSettings(null, null, null, null, null, null, null, null, null, null);

    private static final int TWELVE_HOURS = 720;
    private static final int CLEARANCE_YEARS = 5;
    private static final int INSPECTION_KEPT_MONTHS = 3;
    private static final int TWO_DAYS = 2_880;
    private static final int A_DAY = 24;

    /** {@link #longestEntryMinutes} or its default, in minutes. */
    public int longestEntry() {
        return longestEntryMinutes == null ? TWELVE_HOURS : longestEntryMinutes;
    }

    /** {@link #travelBufferMinutes} or its default, none, in minutes. */
    public int travelBuffer() {
        return travelBufferMinutes == null ? 0 : travelBufferMinutes;
    }

    /** {@link #clearancePolicy} or its default. */
    public ClearancePolicy policyOfClearance() {
        return clearancePolicy == null ? ClearancePolicy.STRICT : clearancePolicy;
    }

    /** {@link #clearanceYears} or its default, in years. */
    public int yearsOfClearance() {
        return clearanceYears == null ? CLEARANCE_YEARS : clearanceYears;
    }

    /** {@link #inspectionKeptMonths} or its default, in months. */
    public int monthsOfInspection() {
        return inspectionKeptMonths == null ? INSPECTION_KEPT_MONTHS : inspectionKeptMonths;
    }

    /** {@link #swapsConfirmed} or its default. */
    public boolean confirmsSwaps() {
        return swapsConfirmed != null && swapsConfirmed;
    }

    /** {@link #allowanceWithoutDeclaration} or its default. */
    public WithoutDeclaration withoutDeclaration() {
        return allowanceWithoutDeclaration == null ? WithoutDeclaration.WARN : allowanceWithoutDeclaration;
    }

    /** {@link #placeOfferMinutes} or its default, in minutes. */
    public int placeOffer() {
        return placeOfferMinutes == null ? TWO_DAYS : placeOfferMinutes;
    }

    /** {@link #reminderHours} or its default, in hours; 0 means that nobody is reminded. */
    public int reminder() {
        return reminderHours == null ? A_DAY : reminderHours;
    }

    /** The same with each default in its place; whether it is charitable stays open where its kind decides. */
    public OrganisationSettings effective() {
        return new OrganisationSettings(
                longestEntry(),
                travelBuffer(),
                policyOfClearance(),
                yearsOfClearance(),
                monthsOfInspection(),
                confirmsSwaps(),
                withoutDeclaration(),
                charitable,
                placeOffer(),
                reminder());
    }
}
