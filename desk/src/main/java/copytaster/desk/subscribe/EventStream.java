package copytaster.desk.subscribe;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A connection by which events are told as they come. What is told is sent with the next {@link #flush}.
 *
 * <p>Source: the HTML standard, server-sent events. Every text that comes here is one line.
 */
final class EventStream implements Subscriber.Outlet {

    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private volatile boolean open = true;

    EventStream(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void tell(String kind, String json, Bookmark then) {
        write("event: " + kind + "\nid: " + then.text() + "\ndata: " + json + "\n\n");
    }

    @Override
    public void beat(Bookmark then) {
        tell("beat", "{}", then);
    }

    @Override
    public void cut(String reason, Bookmark then) {
        tell("cut", "{\"reason\":\"" + reason + "\"}", then);
        flush();
    }

    @Override
    public void flush() {
        try {
            if (open) {
                out.flush();
            }
        } catch (IOException e) {
            open = false;
        }
    }

    private void write(String text) {
        try {
            if (open) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            open = false;
        }
    }
}
