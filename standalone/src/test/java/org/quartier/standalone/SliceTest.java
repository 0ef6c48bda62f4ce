package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.Kernel;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.config.name=quartier", classes = {SliceTest.Both.class, TestTokens.class})
class SliceTest {

    @Configuration
    @EnableAutoConfiguration
    @Import(Kernel.class)
    @ComponentScan(nameGenerator = org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator.class, basePackages = {"org.quartier.command", "org.quartier.query"})
    static class Both {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase db = TestDatabase.create();
        registry.add("spring.datasource.url", db::url);
        registry.add("spring.datasource.username", db::user);
        registry.add("quartier.keyset-file", () -> "target/keyset-" + System.nanoTime() + ".json");
    }

    @LocalServerPort
    int port;

    @Test
    void slice() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String token = TestTokens.of("m", "Demo", "quarter-manager");
        var made = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/quarters"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .header("Idempotency-Key", "k1")
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"name":"Coerde","municipality":"Münster","federalState":"NW"}""")).build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(made.statusCode() + " " + made.body() + " " + made.headers().map());
        assertThat(made.statusCode()).isEqualTo(201);
        var list = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/quarters"))
                .header("Authorization", "Bearer " + token)
                .header("Consistent-With", made.headers().firstValue("Event-Position").orElseThrow()).build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(list.statusCode() + " " + list.body() + " " + list.headers().map());
        assertThat(list.body()).contains("Coerde");
    }
}
