package copytaster.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port on the loopback address: the one asked for if it is free, or any free one for 0. */
final class LoopbackPort {

    static final String ADDRESS = "127.0.0.1";

    private LoopbackPort() {}

    /**
     * A port that was free a moment ago. Another process may take it before its user does, so the server that binds it
     * still has to report a failure.
     *
     * @throws IllegalStateException if the port is in use, in words for the person who chose it
     */
    static int claim(int wanted, String forWhat) {
        if (wanted < 0 || wanted > 65_535) {
            throw new IllegalArgumentException("port " + wanted + " for " + forWhat + " is not between 0 and 65535");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (IOException inUse) {
            if (wanted == 0) {
                throw new UncheckedIOException("no free port on " + ADDRESS + " for " + forWhat, inUse);
            }
            throw new IllegalStateException(
                    "Port " + wanted + " on " + ADDRESS + " is in use, so " + forWhat
                            + " cannot start: stop the program that uses it, or choose another port.",
                    inUse);
        }
    }
}
