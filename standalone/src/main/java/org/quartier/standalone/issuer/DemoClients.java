package org.quartier.standalone.issuer;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The demo accounts as OAuth 2 clients. (Spring's own list in memory refuses two with the same secret.) */
final class DemoClients implements RegisteredClientRepository {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(60);

    private final Map<String, RegisteredClient> clients = DemoAccount.ALL.stream()
            .map(DemoClients::client)
            .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id); // one and the same
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String name) {
        return clients.get(name);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("The demo accounts are fixed");
    }

    private static RegisteredClient client(DemoAccount account) {
        return RegisteredClient.withId(account.name())
                .clientId(account.name())
                .clientSecret(DemoAccount.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFETIME)
                        .build())
                .build();
    }
}
