package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One headless Chromium page, driven over the DevTools protocol: no driver, no download. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private Browser(Path chromium, int width, int height, boolean dark) throws Exception {
        profile = Files.createTempDirectory("desk-browser");
        process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        int port = port(profile.resolve("DevToolsActivePort"));
        JsonNode targets =
                json.readTree(URI.create("http://127.0.0.1:" + port + "/json").toURL());
        String page = "";
        for (JsonNode target : targets) {
            if (target.path("type").asText().equals("page")) {
                page = target.path("webSocketDebuggerUrl").asText();
            }
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Ears())
                .get(10, TimeUnit.SECONDS);
        send("Page.enable", Map.of());
        send("Runtime.enable", Map.of());
        send("Log.enable", Map.of());
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Chromium on this machine's path; empty where there is none. */
    static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path chromium, int width, int height, boolean dark) throws Exception {
        return new Browser(chromium, width, height, dark);
    }

    void go(String url) throws Exception {
        send("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** The value of a JavaScript expression. */
    JsonNode ask(String expression) throws Exception {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": "
                    + answer.path("exceptionDetails")
                            .path("exception")
                            .path("description")
                            .asText());
        }
        return answer.path("result").path("value");
    }

    /** Returns once the expression is true. */
    void await(String expression) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            // A navigation may take the page away in the middle of the question: that is a "not yet".
            JsonNode answer = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
            if (answer.path("result").path("value").asBoolean()) {
                return;
            }
            ask("new Promise(done => setTimeout(done, 25))");
        }
        throw new AssertionError("the page did not come to: " + expression + "; it complains: " + complaints);
    }

    /** Presses a key as a person does, for example {@code j}, {@code Enter}, {@code Escape}. */
    void press(String key) throws Exception {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code(key)));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code(key)));
    }

    void type(String text) throws Exception {
        send("Input.insertText", Map.of("text", text));
    }

    void screenshot(Path file) throws Exception {
        String png = send("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(png));
    }

    /** Errors of scripts, of the network and of the content security policy. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteProfile();
    }

    /** Chromium's helpers may write for a moment after it has ended. */
    private void deleteProfile() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(profile) && System.nanoTime() < until) {
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException changing) {
                Thread.onSpinWait();
            }
        }
    }

    private static int code(String key) {
        return switch (key) {
            case "Enter" -> 13;
            case "Escape" -> 27;
            default -> Character.toUpperCase(key.charAt(0));
        };
    }

    private JsonNode send(String method, Map<String, ?> params) throws Exception {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        message.set("params", json.valueToTree(params));
        socket.sendText(json.writeValueAsString(message), true).get(10, TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static int port(Path file) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() >= 2) {
                    return Integer.parseInt(lines.getFirst());
                }
            }
            Thread.onSpinWait();
        }
        throw new IOException("Chromium did not start");
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder heard = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            heard.append(data);
            if (last) {
                hear(heard.toString());
                heard.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void hear(String message) {
            try {
                JsonNode read = json.readTree(message);
                if (read.has("id")) {
                    answers.remove(read.path("id").asInt()).complete(read.path("result"));
                } else if (read.path("method").asText().equals("Runtime.exceptionThrown")) {
                    complaints.add(read.path("params").path("exceptionDetails").toString());
                } else if (read.path("method").asText().equals("Log.entryAdded")
                        && read.path("params")
                                .path("entry")
                                .path("level")
                                .asText()
                                .equals("error")) {
                    complaints.add(
                            read.path("params").path("entry").path("text").asText());
                }
            } catch (IOException e) {
                complaints.add(e.toString());
            }
        }
    }
}
