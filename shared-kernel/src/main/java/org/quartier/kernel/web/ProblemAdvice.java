package org.quartier.kernel.web;

import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.privacy.KeyStoreUnavailableException;
import org.quartier.kernel.privacy.SubjectErasedException;
import org.quartier.kernel.web.Refusal.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns whatever goes wrong into a problem detail; what is the caller's fault never into a 500. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return new ResponseEntity<>(Problems.of(refusal), headers, refusal.status());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> absent(AggregateNotFoundException e) {
        return refused(Refusal.notFound());
    }

    @ExceptionHandler({
        ConcurrencyException.class,
        AggregateStreamCreationException.class,
        LockAcquisitionFailedException.class
    })
    ResponseEntity<ProblemDetail> lostRace(Exception e) {
        return refused(new Refusal(HttpStatus.CONFLICT, "concurrent-change", "Someone else changed it just now."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> erased(SubjectErasedException e) {
        return refused(new Refusal(
                HttpStatus.CONFLICT,
                "person-erased",
                "The person has been erased; nothing can be recorded about them.",
                "R-69",
                List.of(),
                List.of()));
    }

    @ExceptionHandler({
        KeyStoreUnavailableException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception e) {
        LOG.warn("a request could not be served: {}", e.toString());
        return refused(new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This cannot be answered now. Try again shortly."));
    }

    /** The server ends sessions that idle, and all of them when it stops. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> cutOff(UncategorizedSQLException e) {
        SQLException cause = e.getSQLException();
        String state = cause == null ? "" : String.valueOf(cause.getSQLState());
        return state.equals("25P03") || state.startsWith("08") || state.startsWith("57P") ? unavailable(e) : failed(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrapped(CommandExecutionException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof Refusal refusal) {
            return refused(refusal);
        }
        return failed(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException e) {
        return malformed(e.getConstraintViolations().stream()
                .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException e) {
        return malformed(List.of(new FieldError("query", "cannot be decoded")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        // what cannot be an id cannot be found
        if (e.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
            return refused(Refusal.notFound());
        }
        return malformed(List.of(new FieldError(e.getName(), "has the wrong form")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e) {
        LOG.error("a request failed", e);
        return refused(new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "This went wrong on our side."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (NestedExceptionUtils.getRootCause(e) instanceof BodyTooLarge tooLarge) {
            return problem(tooLarge.refusal());
        }
        return problem(new Refusal(
                HttpStatus.BAD_REQUEST,
                "malformed",
                "The request body cannot be read.",
                null,
                e.getCause() instanceof JacksonException jackson ? List.of(fieldOf(jackson)) : List.of(),
                List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(Refusal.malformed(e.getParameterName(), "is missing"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(malformedRefusal(e.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(malformedRefusal(e.getParameterValidationResults().stream()
                .map(result -> new FieldError(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        result.getResolvableErrors().stream()
                                .map(error -> String.valueOf(error.getDefaultMessage()))
                                .findFirst()
                                .orElse("is not valid")))
                .toList()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String name = known == HttpStatus.BAD_REQUEST
                ? "malformed"
                : known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return new ResponseEntity<>(Problems.of(known, name, known.getReasonPhrase() + "."), headers, known);
    }

    private static FieldError fieldOf(JacksonException e) {
        String path = e instanceof DatabindException databind
                ? databind.getPath().stream()
                        .map(reference -> reference.getPropertyName() == null
                                ? "[" + reference.getIndex() + "]"
                                : reference.getPropertyName())
                        .collect(java.util.stream.Collectors.joining("."))
                : "";
        return new FieldError(path.isEmpty() ? "body" : path, "is unknown, of the wrong type, or not valid JSON");
    }

    private static ResponseEntity<Object> problem(Refusal refusal) {
        return new ResponseEntity<>(Problems.of(refusal), refusal.status());
    }

    private ResponseEntity<ProblemDetail> malformed(List<FieldError> errors) {
        return refused(malformedRefusal(errors));
    }

    private static Refusal malformedRefusal(List<FieldError> errors) {
        return new Refusal(HttpStatus.BAD_REQUEST, "malformed", "The request is not valid.", null, errors, List.of());
    }
}
