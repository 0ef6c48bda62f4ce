package org.quartier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** One client of the API: changes a quarter of its own over HTTP, with a token. */
final class HttpLoad implements Runnable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String token;
    private final String quarter;
    private int count;

    HttpLoad(String base, String token) {
        this.base = base;
        this.token = token;
        String made = send("POST", "/api/v1/quarters").body();
        this.quarter = made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    static String token(String base, String account) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return answer(request).body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    @Override
    public void run() {
        send("PUT", "/api/v1/quarters/" + quarter);
    }

    HttpResponse<String> send(String method, String path) {
        HttpResponse<String> answer = answer(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("""
                    {"name": "Coerde %d", "municipality": "Münster", "federalState": "NW"}\
                    """.formatted(count++)))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
