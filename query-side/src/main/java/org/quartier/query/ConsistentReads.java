package org.quartier.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reading one's own writes: a question with {@code Consistent-With: n} waits until its projections have read up to n
 * (5 s, or {@code Prefer: wait=s}), else 503. Every answer carries the position that it reflects at least.
 */
@Configuration(proxyBeanMethods = false)
class ConsistentReads implements HandlerInterceptor, WebMvcConfigurer {

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Pattern PREFERRED_WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

    private final ProjectionPositions positions;

    ConsistentReads(ProjectionPositions positions) {
        this.positions = positions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Reads reads = reads(handler);
        if (reads == null) {
            return true;
        }
        long asked = Positions.consistentWith(request);
        String[] projections = projections(reads);
        long position = position(projections);
        Instant deadline = Instant.now().plus(wait(request));
        while (position < asked) {
            if (Instant.now().isAfter(deadline)) {
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE, "not-yet-consistent", "What you wrote is not to be read yet.");
            }
            LockSupport.parkNanos(POLL.toNanos());
            position = position(projections);
        }
        response.setHeader(Positions.EVENT_POSITION, Long.toString(position));
        return true;
    }

    private static @Nullable Reads reads(Object handler) {
        if (handler instanceof HandlerMethod method) {
            Reads onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Reads.class);
            return onMethod != null
                    ? onMethod
                    : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Reads.class);
        }
        return null;
    }

    private long position(String[] projections) {
        return projections.length == 0 ? positions.head() : positions.of(projections);
    }

    private static String[] projections(Reads reads) {
        return Stream.concat(Stream.of(reads.value()), reads.names() ? Names.PROJECTIONS.stream() : Stream.empty())
                .distinct()
                .toArray(String[]::new);
    }

    private static Duration wait(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        Matcher wait = PREFERRED_WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return WAIT;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(WAIT_AT_MOST) > 0 ? WAIT_AT_MOST : asked;
    }
}
