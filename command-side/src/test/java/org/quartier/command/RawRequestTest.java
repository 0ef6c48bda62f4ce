package org.quartier.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a careful client never sends is refused as readably as everything else. */
@CommandSideTest
class RawRequestTest {

    @LocalServerPort
    private int port;

    private final String token = TestTokens.of("manager", "Demo", "quarter-manager");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/activities/%00",
                "/api/v1/activities/%zz",
                "/api/v1/activities/%",
                "/api/v1/activities/%c3%28",
                "/api/v1/activities/a%2Fb",
                "/api/v1/activities/..;/x",
                "/api/v1/../../etc/passwd",
                "/api/v1/activities/<x>"
            })
    void aPathThatCannotBeReadIsAProblem(String path) throws IOException {
        String answer = exchange("GET " + path + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 40[034] .*");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\ncontent-type: application/problem+json");
        JsonNode problem =
                new JsonMapper().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.get("type").asString()).startsWith("urn:quartier:problem:");
        assertThat(problem.get("status").asInt()).isBetween(400, 404);
        assertThat(answer).doesNotContain("<html", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUploadOverTheLimitIsAnsweredAndNotCutOff(boolean lengthIsKnown) throws IOException {
        byte[] tooMuch = new byte[25 << 20];
        String framing = lengthIsKnown ? "Content-Length: " + tooMuch.length : "Transfer-Encoding: chunked";
        String head = "POST /api/v1/imports/activities?quarter=" + QuarterId.next() + " HTTP/1.1\r\n"
                + "Content-Type: text/calendar\r\n" + framing;
        String answer = lengthIsKnown
                ? exchange(head, new byte[0], tooMuch, new byte[0])
                : exchange(
                        head,
                        (Integer.toHexString(tooMuch.length) + "\r\n").getBytes(ISO_8859_1),
                        tooMuch,
                        "\r\n0\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:quartier:problem:too-large");
    }

    /** Sends all of a request before it reads any of the answer. */
    private String exchange(String head, byte[]... body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            for (byte[] part : body) {
                out.write(part);
            }
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
