package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** One process with a PostgreSQL and an OIDC issuer of the operator's own: what is embedded stays out. */
class GivenServersTest {

    private static final String COERDE = """
        {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
        """;

    @TempDir
    private Path directory;

    @Test
    void aGivenDatabaseHoldsEverythingAndAGivenIssuerIsBelievedAlone() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (Issuer issuer = Issuer.start();
                ConfigurableApplicationContext quartier = start(database, issuer)) {
            String base = "http://127.0.0.1:" + quartier.getEnvironment().getProperty("local.server.port");
            TestHttp manager = new TestHttp(base, issuer.token(issuer.name(), "quartier"));

            Answer made = manager.post("/api/v1/quarters", COERDE);
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(manager.getAfter(made, "/api/v1/quarters").body()).contains(made.id());
            assertThat(JdbcClient.create(database.owner())
                            .sql("SELECT count(*) FROM events.domain_event WHERE aggregate_identifier = :quarter")
                            .param("quarter", made.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);

            assertThat(status(base, issuer.token(issuer.name(), "another"))).isEqualTo(401);
            assertThat(status(base, issuer.token("http://127.0.0.1:8080", "quartier")))
                    .isEqualTo(401);
            assertThat(status(base, Issuer.signed(Issuer.newKey(), issuer.name(), "quartier")))
                    .isEqualTo(401);
            assertThat(askedForAToken(base)).isIn(401, 404);
            assertThat(new TestHttp(base, "").get("/oauth2/jwks").status()).isIn(401, 404);
            assertThat(quartier.getBeanNamesForType(RegisteredClientRepository.class))
                    .isEmpty();
            assertThat(quartier.containsBean("embeddedDatabase")).isFalse();
        }
        assertThat(directory.resolve("data")).isDirectoryNotContaining("regex:.*(postgres|issuer-key).*");
        assertThat(directory.resolve("data/keyset.json")).exists();
    }

    private ConfigurableApplicationContext start(TestDatabase database, Issuer issuer) {
        return new SpringApplicationBuilder(Quartier.class)
                .run(
                        "--server.port=0",
                        "--quartier.data-directory=" + directory.resolve("data"),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.name());
    }

    private static int status(String base, String token) {
        return new TestHttp(base, token).get("/api/v1/quarters").status();
    }

    private static int askedForAToken(String base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=demo-manager&client_secret=demo"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** An OIDC issuer that is found by its address alone, as OpenID Connect Discovery says. */
    private record Issuer(HttpServer server, RSAKey key) implements AutoCloseable {

        private static Issuer start() throws IOException, JOSEException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(server, newKey());
            issuer.answer("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}\
                """.formatted(issuer.name()));
            issuer.answer("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
            server.start();
            return issuer;
        }

        private static RSAKey newKey() throws JOSEException {
            return new RSAKeyGenerator(2_048).keyID("one").generate();
        }

        private void answer(String path, String json) {
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, json.length());
                exchange.getResponseBody().write(json.getBytes());
                exchange.close();
            });
        }

        private String name() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private String token(String issuer, String audience) throws JOSEException {
            return signed(key, issuer, audience);
        }

        private static String signed(RSAKey key, String issuer, String audience) throws JOSEException {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject("anna")
                            .audience(audience)
                            .claim("organisation", "Town")
                            .claim("roles", List.of("quarter-manager"))
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
