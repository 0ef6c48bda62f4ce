package org.quartier.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.quartier.standalone.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Issues tokens to the demo accounts at {@code /oauth2/token} (RFC 6749 §4.4) and verifies them. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoExternalIssuer.class)
class EmbeddedIssuer {

    private static final String AUDIENCE = "quartier";
    private static final Duration LIFETIME = Duration.ofMinutes(60);

    @Bean
    @Order(1)
    SecurityFilterChain issuerEndpoints(HttpSecurity http) {
        var issuer = new OAuth2AuthorizationServerConfigurer()
                .authorizationService(new NothingKept())
                .clientAuthentication(clients -> clients.authenticationProviders(providers -> providers.forEach(provider -> {
                    if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                        secrets.setPasswordEncoder(new PlainSecret());
                    }
                })));
        http.securityMatcher(issuer.getEndpointsMatcher())
                .with(issuer, _ -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    @Bean
    RegisteredClientRepository demoClients() {
        return new InMemoryRegisteredClientRepository(
                DemoAccount.ALL.stream().map(EmbeddedIssuer::client).toList());
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

    private static RegisteredClient client(DemoAccount account) {
        return RegisteredClient.withId(account.name())
                .clientId(account.name())
                .clientSecret(DemoAccount.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
                .build();
    }
}
