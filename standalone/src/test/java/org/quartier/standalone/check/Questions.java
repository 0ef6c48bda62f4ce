package org.quartier.standalone.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API, and waits until what it answers includes a position of the log. */
public final class Questions {

    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final Supplier<String> token;
    private final HttpClient http = HttpClient.newHttpClient();
    private long position;
    private int asked;

    /**
     * @param base such as {@code http://127.0.0.1:8080}
     * @param token of a quarter manager, asked for again with each question
     */
    public Questions(String base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    void from(long head) {
        position = head;
    }

    /** How many questions were asked. */
    int asked() {
        return asked;
    }

    /** The answer to a question, below {@code /api/v1}. */
    public JsonNode ask(String path) {
        return send("/api/v1" + path);
    }

    /** All items of all pages. */
    List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        while (true) {
            JsonNode page = ask(path + separator + "limit=500" + cursor);
            page.get("items").forEach(items::add);
            JsonNode next = page.get("next");
            if (next == null || next.isNull()) {
                return items;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        }
    }

    JsonNode send(String path) {
        return JSON.readTree(bytes(path));
    }

    /** The answer as it is, such as a paper. */
    byte[] bytes(String path) {
        asked++;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token.get())
                .header("Consistent-With", Long.toString(position))
                .header("Prefer", "wait=60")
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
