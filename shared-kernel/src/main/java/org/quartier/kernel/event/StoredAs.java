package org.quartier.kernel.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event is stored. Records can move and be renamed; these never change. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {

    /** Aggregate and past participle, such as {@code activity.planned}. */
    String name();

    /** Counts the shapes that the event has had, from 1; older ones are read through an upcaster. */
    int revision() default 1;
}
