package org.quartier.command;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.quartier.command.IdempotencyKeys.Request;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.CurrentActor;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.RequestDigest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Requests that ask for the same of many: each row is a command and a transaction of its own, so that a refused one
 * leaves the others as they are. Under an idempotency key each row and the whole answer are kept: whoever asks
 * again after a crash in the middle gets the rest done, and after the end the same answer.
 */
@Component
public class Batches {

    private static final String ITEMS = "items";

    private final Commands commands;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;

    Batches(Commands commands, IdempotencyKeys keys, @Qualifier("command") PlatformTransactionManager transactions) {
        this.commands = commands;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Sends a command per id, each id once, in their order.
     *
     * @param done what a row says that went well, such as {@code APPROVED}; the others say {@code REFUSED}, and why
     */
    public <T extends Id> ResponseEntity<Map<String, Object>> send(
            Collection<T> ids, String done, Function<T, Object> command) {
        Optional<Request> request = request();
        Optional<Recorded> earlier =
                request.flatMap(asked -> Objects.requireNonNull(transaction.execute(status -> keys.begin(asked))));
        Recorded answer = earlier.orElseGet(() -> run(new LinkedHashSet<>(ids), done, command));
        if (earlier.isEmpty()) {
            request.ifPresent(asked -> transaction.executeWithoutResult(status -> keys.keep(asked, answer)));
        }
        return ResponseEntity.ok()
                .header(Positions.EVENT_POSITION, Long.toString(answer.position()))
                .body(answer.more());
    }

    private <T extends Id> Recorded run(Collection<T> ids, String done, Function<T, Object> command) {
        List<Map<String, Object>> rows = new ArrayList<>();
        long position = 0;
        int refused = 0;
        for (T id : ids) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id.value().toString());
            try {
                Recorded recorded = commands.sendPart(command.apply(id), () -> {}, id);
                row.put("result", done);
                row.put("version", recorded.version());
                position = Math.max(position, recorded.position());
            } catch (RuntimeException failure) {
                Refusal refusal = refusal(failure);
                if (refusal == null || refusal.name().equals("request-still-running")) {
                    throw failure;
                }
                refused++;
                row.putAll(said(refusal));
            }
            rows.add(row);
        }
        return new Recorded(
                "batch", 0, position, Map.of(ITEMS, rows, "done", rows.size() - refused, "refused", refused));
    }

    private static Map<String, Object> said(Refusal refusal) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("result", "REFUSED");
        said.put("status", refusal.status().value());
        said.put("type", "urn:quartier:problem:" + refusal.name());
        said.put("detail", refusal.detail());
        if (refusal.rule() != null) {
            said.put("rule", refusal.rule());
        }
        return said;
    }

    private static @Nullable Refusal refusal(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case AggregateNotFoundException gone -> Refusal.notFound();
            case ConcurrencyException race -> lostRace();
            case AggregateStreamCreationException race -> lostRace();
            default -> null;
        };
    }

    private static Refusal lostRace() {
        return new Refusal(HttpStatus.CONFLICT, "concurrent-change", "Someone else changed it just now.");
    }

    private static Optional<Request> request() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Actor actor = CurrentActor.get();
        return Commands.key(request)
                .map(key -> new Request(actor.organisation(), actor.id().toString(), key, RequestDigest.of(request)));
    }
}
