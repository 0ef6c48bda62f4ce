package org.quartier.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quartier.kernel.testing.TestHttp;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The demo accounts, signed in at the embedded issuer over real HTTP. */
@TestComponent
public class People {

    private final Environment environment;
    private final Map<String, TestHttp> signedIn = new ConcurrentHashMap<>();

    People(Environment environment) {
        this.environment = environment;
    }

    /** Such as {@code demo-manager}. */
    public TestHttp as(String account) {
        return signedIn.computeIfAbsent(account, name -> new TestHttp(base(), token(name)));
    }

    /** Somebody without a token. */
    public TestHttp nobody() {
        return new TestHttp(base(), "");
    }

    private String base() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private String token(String account) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new JsonMapper().readTree(answer.body()).get("access_token").asString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
