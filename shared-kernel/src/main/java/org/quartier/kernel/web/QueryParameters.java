package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses, with 400, a query parameter that an endpoint of ours does not have, and a value that no text can be: with
 * U+0000, or with half a character. What can be asked for is what the endpoint's method takes, as {@link RequestParam}
 * or as the components of a record that is a {@link ParameterObject}.
 */
@Configuration(proxyBeanMethods = false)
class QueryParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final String OURS = "org.quartier.";

    /** A calendar client may append what it likes to an address that it was given. */
    private static final String[] FOR_OTHERS_PROGRAMS = {"/api/v1/feeds/**", "/public/**"};

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // before anything waits or looks for an answer
        registry.addInterceptor(this).excludePathPatterns(FOR_OTHERS_PROGRAMS).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            Set<String> names = known.computeIfAbsent(method, QueryParameters::namesOf);
            request.getParameterMap().forEach((name, values) -> {
                if (!names.contains(name)) {
                    throw Refusal.malformed(name, "cannot be asked for here");
                }
                if (!Arrays.stream(values).allMatch(StorableText::isStorable)) {
                    throw Refusal.malformed(name, "holds a character that is none");
                }
            });
        }
        return true;
    }

    private static Set<String> namesOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(QueryParameters::namesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> namesOf(MethodParameter parameter) {
        RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
        if (one != null) {
            return Stream.of(StringUtils.hasText(one.name()) ? one.name() : nameInCode(parameter));
        }
        return parameter.hasParameterAnnotation(ParameterObject.class)
                ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                : Stream.empty();
    }

    private static String nameInCode(MethodParameter parameter) {
        return parameter.getParameter().getName(); // kept by the compiler: -parameters
    }
}
