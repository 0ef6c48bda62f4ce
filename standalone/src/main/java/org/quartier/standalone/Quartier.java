package org.quartier.standalone;

import org.quartier.kernel.Kernel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Starts everything in one process, with nothing to install beforehand but a JDK. */
@SpringBootApplication(
        scanBasePackages = {"org.quartier.standalone", "org.quartier.command", "org.quartier.query"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        // our issuer keeps its key and steps aside for an external one; these two would do neither
        exclude = {OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
@Import(Kernel.class)
public class Quartier {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Quartier.class, arguments);
    }
}
