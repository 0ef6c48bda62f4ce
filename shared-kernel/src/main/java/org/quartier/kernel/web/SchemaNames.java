package org.quartier.kernel.web;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of the OpenAPI document: a type of ours by its package and the types around it, such as
 * {@code command.hours.HoursController.Body}. By its simple name alone one type would stand for all that share it.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String OURS = "org.quartier.";

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = type.getName();
        return name.startsWith(OURS) ? name.substring(OURS.length()).replace('$', '.') : super.getNameOfClass(type);
    }
}
