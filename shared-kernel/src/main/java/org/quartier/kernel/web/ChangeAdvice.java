package org.quartier.kernel.web;

import java.lang.reflect.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Keeps {@code happenedAt} of the body with the request, so that no controller has to pass it on. */
@ControllerAdvice
public class ChangeAdvice extends RequestBodyAdviceAdapter {

    private static final String HAPPENED_AT = ChangeAdvice.class.getName();

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> body && Change.class.isAssignableFrom(body);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof Change change && change.happenedAt() != null) {
            RequestContextHolder.currentRequestAttributes()
                    .setAttribute(HAPPENED_AT, change.happenedAt().toInstant(), RequestAttributes.SCOPE_REQUEST);
        }
        return body;
    }

    /** When the change of the current request was true, as its body says, or null. */
    public static @Nullable Instant happenedAt() {
        return (Instant) RequestContextHolder.currentRequestAttributes()
                .getAttribute(HAPPENED_AT, RequestAttributes.SCOPE_REQUEST);
    }
}
