package org.quartier.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Looks whether the web port is free before anything slower is started. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 8080);
        var address = environment.getProperty("server.address", InetAddress.class, InetAddress.getLoopbackAddress());
        if (port > 0) {
            require(address, port);
        }
    }

    private static void require(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // like the web server: a connection that lingers does not count
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException _) {
            throw taken(port);
        }
    }

    static CannotStart taken(int port) {
        return new CannotStart("Port " + port
                + " cannot be used, most likely another program has it: stop that one, or choose another port with"
                + " --server.port="
                + (port == 8080 ? 8081 : 8080) + ".");
    }
}
