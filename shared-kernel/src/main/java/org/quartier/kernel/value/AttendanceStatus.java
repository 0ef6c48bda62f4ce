package org.quartier.kernel.value;

/** Whether someone was there. UNKNOWN is not ABSENT. */
public enum AttendanceStatus {
    UNKNOWN,
    PRESENT,
    PARTIAL,
    ABSENT,
    EXCUSED
}
