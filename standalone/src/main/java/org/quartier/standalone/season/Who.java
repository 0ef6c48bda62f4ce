package org.quartier.standalone.season;

/** Who does something in a season: what one writes, another one approves. */
public enum Who {
    ADMINISTRATOR("demo-administrator"),
    MANAGER("demo-manager"),
    COORDINATOR("demo-coordinator"),
    MODERATOR("demo-moderator");

    private final String account;

    Who(String account) {
        this.account = account;
    }

    /** The demo account, which is also the subject of its tokens. */
    public String account() {
        return account;
    }
}
