package org.quartier.kernel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone with a token who calls the API over real HTTP.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 * @param token a bearer token, or empty for nobody
 */
public record TestHttp(String base, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back. */
    public record Answer(int status, String body, HttpHeaders headers) {

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** A text in the body, by JSON pointer or by the name of a field. */
        public String text(String pointer) {
            return json().at(pointer.startsWith("/") ? pointer : "/" + pointer).asString();
        }

        /** The id of what was created. */
        public String id() {
            return text("id");
        }

        /** A header, or empty. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The position up to which one must read to see this change. */
        public String position() {
            return header("Event-Position");
        }

        /** The rule that refused, or empty. */
        public String rule() {
            return text("rule");
        }
    }

    /** Asks. Headers are given as name and value in turn. */
    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Asks for an answer that includes what {@code change} wrote. */
    public Answer getAfter(Answer change, String path) {
        return get(path, "Consistent-With", change.position());
    }

    /** Changes; an empty body is sent as none. */
    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** Changes. */
    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    /** Takes away. */
    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** Sends any request. */
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty() && !java.util.List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
