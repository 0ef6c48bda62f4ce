package org.quartier.standalone.issuer;

import java.util.List;

/** Someone to try Quartier out as: a client whose name is its user, with one role in one organisation. */
public record DemoAccount(String name, String role, String organisation) {

    /** The secret of all of them; it is no secret. */
    public static final String SECRET = "demo";

    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount("demo-administrator", "administrator", "Demo"),
            new DemoAccount("demo-manager", "quarter-manager", "Demo"),
            new DemoAccount("demo-coordinator", "quarter-manager", "Demo"),
            new DemoAccount("demo-moderator", "moderator", "Demo"),
            new DemoAccount("demo-regional", "regional-manager", "Demo"),
            new DemoAccount("demo-auditor", "auditor", "Demo"),
            new DemoAccount("demo-reader", "reader", "Demo"),
            new DemoAccount("other-manager", "quarter-manager", "Other"),
            new DemoAccount("other-administrator", "administrator", "Other"));

    static DemoAccount named(String name) {
        return ALL.stream()
                .filter(account -> account.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
