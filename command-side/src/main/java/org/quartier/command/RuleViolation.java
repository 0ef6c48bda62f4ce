package org.quartier.command;

import java.util.List;
import java.util.Locale;
import org.quartier.kernel.web.Refusal;

/** A rule refuses. Nothing was stored. */
public final class RuleViolation extends Refusal {

    private final transient Rule rule;

    RuleViolation(Rule rule, List<FieldError> errors, List<Collision> collisions) {
        super(
                rule.statement().kind().status(),
                rule.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rule.statement().text(),
                rule.statement().id(),
                errors,
                collisions);
        this.rule = rule;
    }

    /** Whether it is that rule that refuses. */
    public boolean isOf(Rule asked) {
        return rule == asked;
    }
}
