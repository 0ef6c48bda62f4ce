package org.quartier.kernel.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The actor of the current request; lets controllers take {@link Actor} as a parameter. */
public class CurrentActor implements HandlerMethodArgumentResolver {

    /** Who calls. */
    public static Actor get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorToken token) {
            return token.actor();
        }
        throw new IllegalStateException("nobody is signed in");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return get();
    }
}
