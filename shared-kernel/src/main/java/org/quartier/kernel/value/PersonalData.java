package org.quartier.kernel.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event that holds personal data. It is stored encrypted under the key of its subject, and is
 * {@code null} once that key has been destroyed, so the component must be {@code @Nullable}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface PersonalData {

    /** The name of the component whose id is the subject: a person, or the aggregate itself where there is none. */
    String subject();

    /** A name for the field that never changes; it is bound into the ciphertext. */
    String field();
}
