package org.quartier.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;

/** Starts everything in one process, with nothing to install beforehand but a JDK. */
@SpringBootApplication(
        // our issuer keeps its key and steps aside for an external one; these two would do neither
        exclude = {OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
public class Quartier {

    public static void main(String[] arguments) {
        SpringApplication.run(Quartier.class, arguments);
    }
}
