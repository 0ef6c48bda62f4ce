package org.quartier.kernel.value;

/** What is paid to a volunteer, by the names of German tax law. */
public enum AllowanceType {
    /** A flat allowance for any charitable work (EStG §3 Nr. 26a). */
    EHRENAMTSPAUSCHALE,
    /** A flat allowance for teaching, caring and the like (EStG §3 Nr. 26). */
    UEBUNGSLEITERPAUSCHALE,
    /** What was spent and is reimbursed against a receipt; it has no limit. */
    EXPENSES;

    /** Whether it is free of tax only up to a limit per person and calendar year. */
    public boolean isLimited() {
        return this != EXPENSES;
    }
}
