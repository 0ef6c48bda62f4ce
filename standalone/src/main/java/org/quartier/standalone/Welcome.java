package org.quartier.standalone;

import org.quartier.standalone.issuer.DemoAccount;
import org.quartier.standalone.issuer.NoExternalIssuer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the terminal, once requests can be served, where to go and as whom. */
@Component
class Welcome {

    private final Environment environment;

    Welcome(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        System.out.println(text(OwnAddress.of(environment)));
    }

    private String text(String here) {
        var places = """

            Quartier is ready.

              The API, to read and to try   %1$s/docs
              The calendar as a feed        %1$s/api/v1/calendar.ics
            """.formatted(here);
        return NoExternalIssuer.in(environment) ? places + accounts(here) : places;
    }

    private static String accounts(String here) {
        var lines = new StringBuilder("\n  Demo accounts (secret: %s)\n".formatted(DemoAccount.SECRET));
        for (var account : DemoAccount.ALL) {
            lines.append("    %-20s %-17s %s%n".formatted(account.name(), account.role(), account.organisation()));
        }
        return lines + """

              A token, and the calendar with it:

            TOKEN=$(curl -s -u demo-manager:%2$s -d grant_type=client_credentials %1$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
            curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/v1/calendar.ics
            """.formatted(here, DemoAccount.SECRET);
    }
}
