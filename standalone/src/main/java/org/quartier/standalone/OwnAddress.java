package org.quartier.standalone;

import org.springframework.core.env.Environment;

/** Where this process listens. */
public final class OwnAddress {

    private OwnAddress() {}

    /** Such as {@code http://127.0.0.1:8080}: the address it listens on, or one of them where it listens on all. */
    public static String of(Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return "http://" + host + ":" + environment.getProperty("local.server.port", "8080");
    }
}
