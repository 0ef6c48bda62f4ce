package org.quartier.kernel.access;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Problems;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The resource server: every request is decided by {@link AccessTable}, before its body is read. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private static final int AFTER_THE_TOKEN_ISSUER = 100;

    AccessConfiguration() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CurrentActor());
    }

    @Bean
    AccessTable accessTable() {
        return AccessTable.load();
    }

    @Bean
    @Order(AFTER_THE_TOKEN_ISSUER)
    SecurityFilterChain resourceServer(HttpSecurity http, AccessTable table, Problems problems, TokenReader tokens) {
        return http.securityMatcher("/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new DoubtfulTokens(problems), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new ByTable(table)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(tokens))
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", challenge(failure));
                            problems.write(request, response, HttpStatus.UNAUTHORIZED, "unauthorized");
                        }))
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, denied) -> {
                    boolean listed = table.find(request.getMethod(), request.getRequestURI())
                            .isPresent();
                    if (listed) {
                        problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden");
                    } else if (table.knows(request.getRequestURI())) {
                        problems.write(request, response, HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
                    } else {
                        problems.write(request, response, HttpStatus.NOT_FOUND, "not-found");
                    }
                }))
                .build();
    }

    /** One observation for a request, not one for each of its dozen filters and each decision about it. */
    @Bean
    SecurityObservationSettings oneObservationPerRequest() {
        return SecurityObservationSettings.noObservations();
    }

    /** What the firewall does not let in, such as an encoded slash, is malformed. */
    @Bean
    RequestRejectedHandler malformedRequests(Problems problems) {
        return (request, response, rejected) -> problems.write(request, response, HttpStatus.BAD_REQUEST, "malformed");
    }

    private static String challenge(AuthenticationException failure) {
        return failure instanceof org.springframework.security.oauth2.core.OAuth2AuthenticationException
                ? "Bearer error=\"invalid_token\""
                : "Bearer";
    }

    /** Grants what a row of the table grants; what has no row is denied to everyone. */
    private record ByTable(AccessTable table) implements AuthorizationManager<RequestAuthorizationContext> {

        @Override
        public AuthorizationResult authorize(
                Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
            var request = context.getRequest();
            return new AuthorizationDecision(table.find(request.getMethod(), request.getRequestURI())
                    .map(row -> row.open() || mayCall(row, authentication.get()))
                    .orElse(false));
        }

        private static boolean mayCall(AccessTable.Row row, @Nullable Authentication authentication) {
            return authentication instanceof ActorToken token
                    && row.roles().stream().anyMatch(token.actor().roles()::contains);
        }
    }
}
