package org.quartier.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Writes down, in a file, each name of a host that a process looks up; installed where a class path offers it. */
public final class LookupsToFile extends InetAddressResolverProvider {

    static final String FILE = "lookups.file";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Recorder(configuration.builtinResolver(), Path.of(System.getProperty(FILE)));
    }

    @Override
    public String name() {
        return "written to a file";
    }

    private record Recorder(InetAddressResolver usual, Path file) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            try {
                Files.writeString(file, host + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return usual.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return usual.lookupByAddress(address);
        }
    }
}
