package org.quartier.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.quartier.standalone.CannotStart;
import org.quartier.standalone.ChildProcess;
import org.quartier.standalone.DataDirectory;
import org.quartier.standalone.Quartier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = Quartier.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EmbeddedIssuerTest {

    private static final String ISSUER = "http://127.0.0.1:8080";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<DemoAccount> ACCOUNTS = DemoAccount.ALL;

    /** Outlives the test, like the application context that uses it. */
    private static final Path DATA = Path.of("target", "issuer-test");

    @Autowired
    private JwtDecoder decoder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("quartier.data-directory", DATA::toString);
        registry.add("quartier.binaries-directory", ChildProcess.BINARIES::toString);
    }

    @ParameterizedTest
    @FieldSource("ACCOUNTS")
    void everyAccountGetsATokenForItsRoleAndOrganisation(DemoAccount account) throws Exception {
        var token = decoder.decode(token(account.name()));

        assertThat(token.getSubject()).isEqualTo(account.name());
        assertThat(token.getClaimAsStringList("roles")).containsExactly(account.role());
        assertThat(token.getClaimAsString("organisation")).isEqualTo(account.organisation());
        assertThat(token.getAudience()).containsExactly("quartier");
        assertThat(token.getClaimAsString("iss")).isEqualTo(ISSUER);
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void aWrongSecretOrAnUnknownNameIs401() throws Exception {
        assertThat(askedWithBasic("demo-manager", "wrong").statusCode()).isEqualTo(401);
        assertThat(askedWithBasic("nobody", "demo").statusCode()).isEqualTo(401);
        assertThat(asked("client_id=demo-manager&client_secret=wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSecretInTheFormWillDo() throws Exception {
        assertThat(asked("client_id=demo-reader&client_secret=demo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOutlivesARestart() throws Exception {
        var token = token("demo-manager");
        var kept = SigningKey.in(DataDirectory.at(DATA));
        assertThat(EmbeddedIssuer.decoder(kept, ISSUER).decode(token).getSubject())
                .isEqualTo("demo-manager");
    }

    @Test
    void anotherKeyOrIssuerIsNotBelieved() throws Exception {
        var token = token("demo-manager");
        RSAKey other = new RSAKeyGenerator(2048).generate();
        assertThatThrownBy(() -> EmbeddedIssuer.decoder(other, ISSUER).decode(token))
                .isInstanceOf(JwtException.class);
        var kept = SigningKey.in(DataDirectory.at(DATA));
        assertThatThrownBy(() -> EmbeddedIssuer.decoder(kept, "https://elsewhere.example")
                        .decode(token))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA.resolve(SigningKey.FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedKeyIsOneSentence(@TempDir Path damaged) throws Exception {
        Files.writeString(damaged.resolve(SigningKey.FILE), "garbage");
        assertThatThrownBy(() -> SigningKey.in(DataDirectory.at(damaged)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is damaged (issuer-key.json is not a key)");
    }

    private String token(String account) throws IOException, InterruptedException {
        var answer = askedWithBasic(account, "demo");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
    }

    private HttpResponse<String> askedWithBasic(String name, String secret) throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request("").header("Authorization", "Basic " + credentials));
    }

    private HttpResponse<String> asked(String form) throws IOException, InterruptedException {
        return send(request("&" + form));
    }

    private HttpRequest.Builder request(String form) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials" + form));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
