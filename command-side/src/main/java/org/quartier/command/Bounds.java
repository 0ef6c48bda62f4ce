package org.quartier.command;

import jakarta.validation.Validator;
import java.util.List;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Holds what an import says to the bounds that a request's body has. */
@Component
public class Bounds {

    private final Validator validator;

    Bounds(Validator validator) {
        this.validator = validator;
    }

    /**
     * Refuses what a request's body could not say either.
     *
     * @throws Refusal naming each field, never its value
     */
    public void require(Object body) {
        List<FieldError> errors = validator.validate(body).stream()
                .map(wrong -> new FieldError(wrong.getPropertyPath().toString(), wrong.getMessage()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "malformed",
                    "It says what cannot be taken:",
                    null,
                    errors,
                    List.of());
        }
    }
}
