package org.quartier.query;

import org.quartier.kernel.Kernel;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own, against a given PostgreSQL and token issuer. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import(Kernel.class)
public class QuerySide {

    /** Starts it. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(QuerySide.class)
                .properties("spring.config.name=query-side")
                .run(arguments);
    }
}
