package copytaster.desk.web;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

/**
 * Serves the desk over the invented day, for whoever works on the page: {@code DeskDemo PORT [TOKEN]}. A line of input
 * sends another story; the end of input ends it.
 */
final class DeskDemo {

    private DeskDemo() {}

    public static void main(String[] args) throws Exception {
        try (var stage = DeskStage.set(Files.createTempDirectory("desk-demo"))) {
            var desk = stage.desk(Integer.parseInt(args[0]), args.length > 1 ? args[1] : null);
            stage.publish(InventedDay.until(Instant.now()));
            System.out.println("READY " + desk.url());
            for (int i = 0; System.in.read() >= 0; i++) {
                stage.send(List.of(Invented.story("afp", "LIVE-" + i, "en", Instant.now())
                        .says("Live story number " + i + " comes in", "Its text.")
                        .about("FR", 0.9, "headline|Live|name")
                        .build()));
            }
        }
    }
}
