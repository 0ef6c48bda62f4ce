package org.quartier.standalone.season;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.quartier.standalone.season.SeasonPlan.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a season through the API, as those who use it do: over HTTP, with a token for each of them, a few at a time. What
 * is not answered as the plan says ends it.
 */
public final class Player {

    private static final int AT_ONCE = 8;
    private static final String BASE = "/api/v1";
    private static final int UNAVAILABLE = 503;
    private static final int PATIENCE = 5;
    private static final int CONFLICT = 409;
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)}");
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final Function<Who, String> tokens;
    private final Journal journal;
    private final Progress progress;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** Is told after each request how many of how many are done; by any of several threads. */
    @FunctionalInterface
    public interface Progress {
        void at(Stage stage, int done, int all);
    }

    /** The API did not answer as the plan says. */
    public static final class Unexpected extends IOException {
        Unexpected(Intent intent, HttpResponse<String> answer) {
            super(intent.key() + ": " + intent.method() + " " + intent.path() + " by " + intent.who() + " was answered "
                    + answer.statusCode() + " " + answer.body());
        }
    }

    /**
     * A player.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param tokens a bearer token for each, asked for again with each request
     * @param journal what was done already, and what is
     */
    public Player(String base, Function<Who, String> tokens, Journal journal, Progress progress) {
        this.base = base;
        this.tokens = tokens;
        this.journal = journal;
        this.progress = progress;
    }

    /**
     * Plays all of it that is not in the journal, until it is done, or the thread is interrupted.
     *
     * @throws Unexpected when something is answered otherwise than planned
     * @throws IOException when there is no answer
     */
    public void play(SeasonPlan plan) throws IOException, InterruptedException {
        int all = Math.toIntExact(plan.intents().count());
        for (Stage stage : plan.stages()) {
            play(stage, all);
        }
        journal.complete();
    }

    private void play(Stage stage, int all) throws IOException, InterruptedException {
        Queue<List<Intent>> scripts = new ConcurrentLinkedQueue<>(stage.scripts());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (List<Intent> script = scripts.poll(); script != null; script = scripts.poll()) {
                        play(stage, script, all);
                    }
                } catch (IOException | InterruptedException | RuntimeException e) {
                    failure.compareAndSet(null, e);
                    scripts.clear();
                }
            }));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            scripts.clear();
            threads.forEach(Thread::interrupt);
            throw stopped;
        }
        switch (failure.get()) {
            case null -> {}
            case IOException unexpected -> throw unexpected;
            case InterruptedException stopped -> throw stopped;
            case Exception defect -> throw new IllegalStateException(defect);
        }
    }

    private void play(Stage stage, List<Intent> script, int all) throws IOException, InterruptedException {
        boolean first = true;
        for (Intent intent : script) {
            if (failure.get() != null) {
                return;
            }
            if (!journal.isDone(intent.key())) {
                journal.done(intent.key(), play(intent, first && journal.isResumed()));
                first = false;
            }
            progress.at(stage, done.incrementAndGet(), all);
        }
    }

    /** What it created, or the key itself where nothing was. */
    private String play(Intent intent, boolean perhapsAgain) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(intent), BodyHandlers.ofString());
        for (int again = 0; again < PATIENCE && answer.statusCode() == UNAVAILABLE; again++) {
            Thread.sleep(Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            answer = http.send(request(intent), BodyHandlers.ofString());
        }
        int status = answer.statusCode();
        boolean asPlanned = intent.refused() == 0 ? status / 100 == 2 : status == intent.refused();
        // a POST has its idempotency key; anything else that was in flight when it was killed may be there already
        boolean thereAlready =
                perhapsAgain && status == CONFLICT && !intent.method().equals("POST");
        if (!asPlanned && !thereAlready) {
            throw new Unexpected(intent, answer);
        }
        JsonNode id =
                answer.body().startsWith("{") ? JSON.readTree(answer.body()).get("id") : null;
        if (intent.path().endsWith("/approvals") && !answer.body().contains("\"refused\":0")) {
            throw new Unexpected(intent, answer);
        }
        return id == null || !id.isString() ? intent.key() : id.asString();
    }

    private HttpRequest request(Intent intent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + BASE + resolve(intent.path())))
                .header("Authorization", "Bearer " + tokens.apply(intent.who()));
        if (intent.method().equals("POST")) {
            request.header("Idempotency-Key", journal.name() + "/" + intent.key());
        }
        return intent.method().equals("DELETE")
                ? request.DELETE().build()
                : request.header("Content-Type", "application/json")
                        .method(
                                intent.method(),
                                BodyPublishers.ofString(JSON.writeValueAsString(intent.body(this::resolve))))
                        .build();
    }

    private String resolve(String text) {
        return text.indexOf('{') < 0
                ? text
                : REFERENCE.matcher(text).replaceAll(reference -> journal.idOf(reference.group(1)));
    }
}
