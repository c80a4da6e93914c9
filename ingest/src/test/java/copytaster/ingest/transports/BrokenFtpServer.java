package copytaster.ingest.transports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An FTP server of the old kind, without MLSD, that lists files of odd names and sends half of one. */
final class BrokenFtpServer implements AutoCloseable {

    private static final String LIST = """
            -rw-r--r-- 1 ftp ftp 10 Mar 02 06:00 a.xml
            -rw-r--r-- 1 ftp ftp 10 Mar 02 06:00 ../b.xml
            -rw-r--r-- 1 ftp ftp 10 Mar 02 06:00 /etc/hostname
            -rw-r--r-- 1 ftp ftp 10 Mar 02 06:00 ..
            drwxr-xr-x 1 ftp ftp 10 Mar 02 06:00 folder
            what no listing should hold
            """;

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final String afterHalf;

    /** @param afterHalf the reply once half of the file was sent */
    BrokenFtpServer(String afterHalf) throws IOException {
        this.afterHalf = afterHalf;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket control = server.accept()) {
                talk(control);
            } catch (IOException gone) {
                // The next one may be luckier.
            }
        }
    }

    private void talk(Socket control) throws IOException {
        var in = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
        try (ServerSocket data = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            say(control, "220 Ready.");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                switch (line.split(" ")[0]) {
                    case "USER" -> say(control, "331 Password?");
                    case "PASS" -> say(control, "230 In.");
                    case "PASV" ->
                        say(
                                control,
                                "227 Here (127,0,0,1," + data.getLocalPort() / 256 + "," + data.getLocalPort() % 256
                                        + ")");
                    case "LIST" -> send(control, data, LIST.replace("\n", "\r\n"), "226 Done.");
                    case "RETR" -> send(control, data, "12345", afterHalf);
                    case "TYPE", "CWD", "NOOP" -> say(control, "200 Yes.");
                    default -> say(control, "502 Not here.");
                }
            }
        }
    }

    private static void send(Socket control, ServerSocket data, String text, String reply) throws IOException {
        say(control, "150 Coming.");
        try (Socket connection = data.accept()) {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
        say(control, reply);
    }

    private static void say(Socket control, String reply) throws IOException {
        control.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
