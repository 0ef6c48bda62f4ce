package org.quartier.standalone.season;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether the example season is wanted: {@code quartier.example-season}, by default only in the embedded database, never
 * in one of the operator's own.
 */
@Component
class SeasonWanted {

    private final Environment environment;
    private final BeanFactory beans;

    SeasonWanted(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    boolean isTrue() {
        boolean embedded = beans.containsBean("embeddedDatabase");
        return environment.getProperty("quartier.example-season", Boolean.class, embedded);
    }
}
