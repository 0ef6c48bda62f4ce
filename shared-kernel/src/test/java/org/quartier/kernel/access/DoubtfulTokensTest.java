package org.quartier.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.web.Problems;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import tools.jackson.databind.json.JsonMapper;

class DoubtfulTokensTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/me");

    @Test
    void oneHeaderGoesOn() throws Exception {
        request.addHeader("Authorization", "Bearer a");

        assertThat(answer((question, answer) -> ((MockHttpServletResponse) answer).setStatus(204))
                        .getStatus())
                .isEqualTo(204);
    }

    @Test
    void twoHeadersAreMalformed() throws Exception {
        request.addHeader("Authorization", "Bearer a");
        request.addHeader("Authorization", "Bearer b");

        MockHttpServletResponse answer = answer((question, response) -> {
            throw new AssertionError("went on");
        });

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("urn:quartier:problem:malformed");
    }

    @Test
    void anIssuerThatCannotBeAskedIsNoBadToken() throws Exception {
        for (RuntimeException failure : new RuntimeException[] {
            new AuthenticationServiceException("no keys"),
            new JwtDecoderInitializationException("no issuer", new IllegalStateException("down"))
        }) {
            MockHttpServletResponse answer = answer((question, response) -> {
                throw failure;
            });

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
            assertThat(answer.getContentAsString()).contains("urn:quartier:problem:unavailable");
        }
    }

    private MockHttpServletResponse answer(FilterChain rest) throws Exception {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
            context.register(Problems.class);
            context.refresh();
            MockHttpServletResponse response = new MockHttpServletResponse();
            new DoubtfulTokens(context.getBean(Problems.class)).doFilter(request, response, rest);
            return response;
        }
    }
}
