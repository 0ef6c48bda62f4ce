package org.quartier.query.allowances;

import org.jspecify.annotations.Nullable;

/**
 * What a volunteer declared that others pay them in a year, as far as it counts against the limit of one type.
 *
 * @param ofThisType null without a declaration of the type
 * @param ofNoType null without a declaration that names no type; it counts against each limit
 */
record Declared(@Nullable Long ofThisType, @Nullable Long ofNoType) {

    boolean any() {
        return ofThisType != null || ofNoType != null;
    }

    /** Both together. */
    long inAll() {
        return (ofThisType == null ? 0 : ofThisType) + (ofNoType == null ? 0 : ofNoType);
    }
}
