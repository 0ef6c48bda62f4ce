package org.quartier.command;

import org.quartier.kernel.Kernel;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own, against a given PostgreSQL and token issuer. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import(Kernel.class)
public class CommandSide {

    /** Starts it. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(CommandSide.class)
                .properties("spring.config.name=command-side")
                .run(arguments);
    }
}
