package org.quartier.kernel.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what, as data: {@code access-table.txt}. The enforcement comes from it, so an endpoint without a row
 * cannot be reached.
 */
public final class AccessTable {

    private static final String RESOURCE = "/access-table.txt";

    private final List<Row> rows;

    private AccessTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * One endpoint and who may call it.
     *
     * @param open whether no token is needed
     */
    public record Row(HttpMethod method, PathPattern path, Set<Role> roles, boolean open) {

        private boolean matches(PathContainer called) {
            return path.matches(called);
        }
    }

    /** Reads the table. */
    public static AccessTable load() {
        try (InputStream text = AccessTable.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            List<Row> rows = new ArrayList<>();
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(line.trim().split("\\s+")));
                }
            }
            return new AccessTable(List.copyOf(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean open = false;
        for (int i = 2; i < words.length; i++) {
            switch (words[i]) {
                case "open" -> open = true;
                case "any" -> roles.addAll(EnumSet.allOf(Role.class));
                default -> roles.add(role(words[i]));
            }
        }
        return new Row(HttpMethod.valueOf(words[0]), PathPatternParser.defaultInstance.parse(words[1]), roles, open);
    }

    private static Role role(String letter) {
        for (Role role : Role.values()) {
            if (letter.length() == 1 && role.letter() == letter.charAt(0)) {
                return role;
            }
        }
        throw new IllegalStateException("no role is called " + letter);
    }

    /** All rows, as they stand in the file. */
    public List<Row> rows() {
        return rows;
    }

    /** The row for a call; the most specific path counts. HEAD is read as GET. */
    public Optional<Row> find(String method, String path) {
        String asked = "HEAD".equals(method) ? "GET" : method;
        PathContainer called = PathContainer.parsePath(path);
        return rows.stream()
                .filter(row -> row.method().name().equals(asked) && row.matches(called))
                .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()));
    }

    /** Whether any method is listed for a path. */
    public boolean knows(String path) {
        PathContainer called = PathContainer.parsePath(path);
        return rows.stream().anyMatch(row -> row.matches(called));
    }
}
