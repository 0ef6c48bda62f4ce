package org.quartier.kernel.value;

import org.jspecify.annotations.Nullable;

/**
 * A person's attendance.
 *
 * @param status what is known
 * @param minutes for {@link AttendanceStatus#PARTIAL} only: how long, in whole minutes
 */
public record Attendance(AttendanceStatus status, @Nullable Integer minutes) {

    /** Nothing is known yet. */
    public static final Attendance UNKNOWN = new Attendance(AttendanceStatus.UNKNOWN, null);

    /** Was there. */
    public static final Attendance PRESENT = new Attendance(AttendanceStatus.PRESENT, null);

    /** Whether the person counts as a visit: present, or present in part. */
    public boolean isVisit() {
        return status == AttendanceStatus.PRESENT || status == AttendanceStatus.PARTIAL;
    }
}
