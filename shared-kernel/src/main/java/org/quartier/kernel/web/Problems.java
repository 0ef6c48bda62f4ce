package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details (RFC 9457), and writes them where no controller does. */
@Component
public class Problems {

    private static final String TYPE = "urn:quartier:problem:";

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** A problem of a type. */
    public static ProblemDetail of(HttpStatus status, String name, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(title(name));
        return problem;
    }

    /** The problem that a refusal describes. */
    static ProblemDetail of(Refusal refusal) {
        ProblemDetail problem = of(refusal.status(), refusal.name(), refusal.detail());
        if (refusal.rule() != null) {
            problem.setProperty("rule", refusal.rule());
        }
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        if (!refusal.collisions().isEmpty()) {
            problem.setProperty("collisions", refusal.collisions());
        }
        return problem;
    }

    /** Answers with a problem from a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String name)
            throws IOException {
        ProblemDetail problem = of(status, name, status.getReasonPhrase() + ".");
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(problem));
    }

    static String title(String name) {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
