package org.quartier.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the projections that a question is answered from, on the controller or one of its methods. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Reads {

    /**
     * The names of the projections; the answer is as old as the slowest of them. Without any the log itself is read,
     * which is never behind.
     */
    String[] value();

    /** Whether what it may say of persons depends on who asks ({@link Names}). */
    boolean names() default false;
}
