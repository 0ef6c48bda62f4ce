package org.quartier.command.volunteer;

import org.jspecify.annotations.Nullable;
import org.quartier.command.Rule;

/** The rules of a volunteer. */
enum VolunteerRule implements Rule {
    AVAILABILITY_ENDS_AFTER_IT_STARTS(null, "A stretch of availability must end after it starts.", Kind.INPUT),
    ALREADY_REGISTERED(null, "The person is a volunteer already.", Kind.STATE),
    VOLUNTEER_HAS_LEFT(null, "The certificate of a volunteer who has left is not inspected.", Kind.STATE),
    INSPECTED_BY_SOMEONE_ELSE("R-33", "A volunteer does not inspect their own certificate.", Kind.PERMISSION),
    INSPECTED_IN_THE_FUTURE("R-33", "A certificate cannot have been inspected in the future.", Kind.INPUT),
    INSPECTED_BEFORE_ISSUED("R-33", "A certificate cannot be inspected before it is issued.", Kind.INPUT),
    CERTIFICATE_TOO_OLD("R-33", "A certificate is inspected at most three months after it was issued.", Kind.INPUT),
    INSPECTED_TOO_LONG_AGO("R-33", "Certificates of this kind exist since May 2010.", Kind.INPUT);

    private final Statement statement;

    VolunteerRule(@Nullable String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
