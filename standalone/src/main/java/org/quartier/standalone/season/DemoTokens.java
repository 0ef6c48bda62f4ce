package org.quartier.standalone.season;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.quartier.standalone.issuer.DemoAccount;
import tools.jackson.databind.json.JsonMapper;

/** Signs in with the demo accounts at the embedded issuer, and again before the tokens expire. */
public final class DemoTokens implements Function<Who, String> {

    private static final long FRESH = Duration.ofMinutes(20).toNanos();

    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Who, Token> tokens = new ConcurrentHashMap<>();

    /** Signs in at, for example, {@code http://127.0.0.1:8080}. */
    public DemoTokens(String base) {
        this.base = base;
    }

    private record Token(String text, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < FRESH;
        }
    }

    @Override
    public String apply(Who who) {
        return tokens.compute(who, (key, token) -> token != null && token.isFresh() ? token : signIn(who))
                .text();
    }

    private Token signIn(Who who) {
        String credentials = who.account() + ":" + DemoAccount.SECRET;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            return new Token(
                    new JsonMapper().readTree(answer).get("access_token").asString(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
