package org.insula.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A headless Chromium that a test steers by its DevTools protocol: what it shows, what is typed, what it asks for. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE = 90;

    private final Process process;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final WebSocket socket;

    private Browser(Process process, URI page) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Chromium's executable; empty if there is none on the PATH. */
    static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens a report and waits until its figures are drawn.
     *
     * @param folder for the browser's own files
     * @param width of the window in CSS pixels; a phone below 600
     */
    static Browser open(Path executable, Path folder, WrittenReport report, int width) throws Exception {
        Path page = Files.writeString(folder.resolve("report.html"), report.html());
        Path profile = folder.resolve("profile-" + width);
        Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser-" + width + ".txt").toFile())
                .start();
        try {
            Browser browser = new Browser(process, pageSocket(process, profile.resolve("DevToolsActivePort")));
            browser.load(page, width);
            return browser;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI pageSocket(Process process, Path portFile) throws Exception {
        for (int tries = 0; tries < 10 * PATIENCE && process.isAlive(); tries++) {
            if (Files.exists(portFile) && !Files.readAllLines(portFile).isEmpty()) {
                String port = Files.readAllLines(portFile).get(0);
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build();
                String list = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                for (JsonNode target : JSON.readTree(list)) {
                    if (target.path("type").asText().equals("page")) {
                        return URI.create(target.path("webSocketDebuggerUrl").asText());
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the browser did not start");
    }

    private void load(Path page, int width) throws Exception {
        for (String domain : List.of("Page", "Runtime", "Log", "Network", "Inspector")) {
            send(domain + ".enable", Map.of());
        }
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
        send("Page.navigate", Map.of("url", page.toUri().toString()));
        for (int tries = 0; tries < 10 * PATIENCE; tries++) {
            if (evaluate("document.body !== null && document.body.dataset.figures === 'drawn'")
                    .asBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the figures were not drawn; the page said " + complaints);
    }

    /** The value of an expression in the page. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Presses a key that writes nothing, such as {@code Tab} (9) or {@code ArrowRight} (39). */
    void press(String key, int code) throws Exception {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** What the page wrote to its console as error or warning, and what its policy refused. */
    List<String> complaints() {
        return complaints;
    }

    /** Addresses that were asked for, other than the page itself. */
    List<String> requests() {
        return requests.stream()
                .filter(address -> !address.endsWith("/report.html") && !address.startsWith("data:"))
                .toList();
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        if (lost.isCompletedExceptionally()) {
            lost.join();
        }
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE, TimeUnit.SECONDS);
        return answer.get(PATIENCE, TimeUnit.SECONDS);
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            JsonNode answer = message.has("error") ? message.path("error") : message.path("result");
            waiting.remove(message.path("id").asInt()).complete(answer);
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(event.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(event.path("type").asText())) {
                    complaints.add(event.toString());
                }
            }
            case "Inspector.targetCrashed" -> giveUp(new IllegalStateException("the page's process ended"));
            case "Network.requestWillBeSent" ->
                requests.add(event.path("request").path("url").asText());
            default -> {}
        }
    }

    /** Nobody will answer any more: whoever waits is told, and so is whoever asks later. */
    private void giveUp(Throwable reason) {
        lost.completeExceptionally(reason);
        waiting.values().forEach(answer -> answer.completeExceptionally(reason));
    }

    @Override
    public void close() {
        socket.abort();
        process.destroyForcibly().onExit().join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean whole) {
            text.append(data);
            if (whole) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (Exception e) {
                    complaints.add("unreadable message of the browser: " + e);
                }
                text.setLength(0);
            }
            source.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket source, Throwable error) {
            giveUp(error);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
            giveUp(new IllegalStateException("the browser closed the connection: " + reason));
            return null;
        }
    }
}
