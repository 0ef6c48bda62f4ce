package org.quartier.kernel.web;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers with a problem what the web server refuses by itself, such as a path that cannot be decoded: it never reaches
 * a filter of ours. The request is not quoted.
 */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            Writer body = response.getReporter();
            if (body != null) { // null once someone else has begun to write
                body.write(problem(status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody waits for this answer", gone);
        }
    }

    private static String problem(HttpStatus status) {
        String name = status == HttpStatus.BAD_REQUEST
                ? "malformed"
                : status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return """
            {"type":"urn:quartier:problem:%s","title":"%s","status":%d,"detail":"%s."}\
            """.formatted(name, Problems.title(name), status.value(), status.getReasonPhrase());
    }
}
