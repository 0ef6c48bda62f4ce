package org.quartier.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.quartier.standalone.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Issues tokens to the demo accounts at {@code /oauth2/token} (RFC 6749 §4.4) and verifies them. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoExternalIssuer.class)
class EmbeddedIssuer {

    private static final String AUDIENCE = "quartier";

    @Bean
    @Order(1)
    SecurityFilterChain issuerEndpoints(HttpSecurity http) {
        http.oauth2AuthorizationServer(issuer -> {
                    http.securityMatcher(issuer.getEndpointsMatcher());
                    issuer.authorizationService(new NothingKept());
                    issuer.clientAuthentication(
                            clients -> clients.authenticationProviders(EmbeddedIssuer::compareQuickly));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    @Bean
    RegisteredClientRepository demoClients() {
        return new DemoClients();
    }

    @Bean
    AuthorizationServerSettings issuerSettings(@Value("${quartier.issuer}") String name) {
        return AuthorizationServerSettings.builder().issuer(name).build();
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(RSAKey issuerKey) {
        return new ImmutableJWKSet<>(new JWKSet(issuerKey));
    }

    @Bean
    RSAKey issuerKey(Environment environment) {
        return SigningKey.in(DataDirectory.of(environment));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> {
            var account = DemoAccount.named(token.getRegisteredClient().getClientId());
            token.getClaims()
                    .audience(List.of(AUDIENCE))
                    .claim("roles", List.of(account.role()))
                    .claim("organisation", account.organisation());
        };
    }

    @Bean
    JwtDecoder issuerTokens(RSAKey issuerKey, @Value("${quartier.issuer}") String name) throws JOSEException {
        return decoder(issuerKey, name);
    }

    static JwtDecoder decoder(RSAKey key, String issuer) throws JOSEException {
        var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer), new JwtAudienceValidator(AUDIENCE)));
        return decoder;
    }

    private static void compareQuickly(List<AuthenticationProvider> providers) {
        for (var provider : providers) {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(new PlainSecret());
            }
        }
    }
}
