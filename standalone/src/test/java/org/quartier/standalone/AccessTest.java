package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.access.AccessTable;
import org.quartier.kernel.access.AccessTable.Row;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of who may call what is complete, and holds: every role at every endpoint. */
@StandaloneTest
class AccessTest {

    private static final Map<Role, String> ACCOUNTS = Map.of(
            Role.ADMINISTRATOR, "demo-administrator",
            Role.QUARTER_MANAGER, "demo-manager",
            Role.MODERATOR, "demo-moderator",
            Role.REGIONAL_MANAGER, "demo-regional",
            Role.AUDITOR, "demo-auditor",
            Role.READER, "demo-reader");

    @Autowired
    private People people;

    @Autowired
    private AccessTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        assertThat(endpointsOfOurs()).isEqualTo(rowsOfTheApi());
    }

    private Set<String> endpointsOfOurs() {
        Set<String> found = new TreeSet<>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.quartier.")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb ->
                                mapping.getPatternValues().forEach(path -> found.add(verb + " " + shape(path))));
            }
        });
        return found;
    }

    private Set<String> rowsOfTheApi() {
        Set<String> rows = new TreeSet<>();
        for (Row row : table.rows()) {
            String path = row.path().getPatternString();
            if (List.of("api", "public", "statements").contains(path.split("/")[1]) && !path.endsWith("**")) {
                rows.add(row.method() + " " + shape(row.path().getPatternString()));
            }
        }
        return rows;
    }

    /** The path without the names of its variables. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    @Test
    void everyRoleMayCallWhatItsRowSaysAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Row row : table.rows()) {
            String path = row.path()
                    .getPatternString()
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            if (!path.startsWith("/api/")) {
                continue;
            }
            ACCOUNTS.forEach((role, account) -> {
                Answer answer = people.as(account).send(row.method().name(), path, "");
                boolean refused = answer.status() == 403 && answer.rule().isEmpty();
                if (refused == (row.open() || row.roles().contains(role)) || answer.status() == 401) {
                    wrong.add(role + " " + row.method() + " " + path + " " + answer.status());
                }
            });
            int nobody = people.nobody().send(row.method().name(), path, "").status();
            if ((nobody == 401) == row.open()) {
                wrong.add("nobody " + row.method() + " " + path + " " + nobody);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
