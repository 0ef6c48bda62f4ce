package org.quartier.kernel.privacy;

/** Something was to be stored about a person who has been forgotten. */
public final class SubjectErasedException extends RuntimeException {

    SubjectErasedException() {
        super("the person has been erased");
    }
}
