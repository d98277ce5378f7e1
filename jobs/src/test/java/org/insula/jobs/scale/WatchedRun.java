package org.insula.jobs.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A run of the launcher in a process of its own, watched step by step: by its log for machines when a step begins, by the
 * operating system what it takes, and as a step begins and once a second from then, after a full collection, what its heap holds.
 *
 * <p>A thread of its own samples; everything else is for one thread.
 */
final class WatchedRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS = 1e9;
    private static final long SAMPLE_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SAMPLES_A_COLLECTION = 20;

    private final Process process;
    private final List<StepUse> finished = new ArrayList<>();
    private String step = StepUse.START;
    private long begun = System.nanoTime();
    private double processorAtBegin;
    private double processor;
    private long liveAtFirst;
    private long liveAtMost;
    private int samplesToCollection;
    private long resident;

    private WatchedRun(Process process) {
        this.process = process;
    }

    /**
     * Runs a study to its end.
     *
     * @param launcher a command that has not started yet and ends with {@code --log json}
     * @throws IllegalStateException if it does not end with exit code 0
     */
    static WatchedRun of(ProcessBuilder launcher) throws IOException, InterruptedException {
        WatchedRun run = new WatchedRun(
                launcher.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        Thread sampler = new Thread(run::sample, "sampler");
        try (BufferedReader log = run.process.errorReader()) {
            String first = log.readLine();
            // Java is there once it has said something.
            sampler.start();
            for (String line = first; line != null; line = log.readLine()) {
                run.read(line);
            }
            sampler.join();
        } finally {
            run.process.destroy();
        }
        if (run.process.waitFor() != 0) {
            throw new IllegalStateException(launcher.command() + " ended with " + run.process.exitValue());
        }
        run.begin("");
        return run;
    }

    /** Every step, in order. */
    List<StepUse> steps() {
        return List.copyOf(finished);
    }

    /** Most bytes of memory that the process had at once, as Linux counts them (mapped files included); 0 elsewhere. */
    long peakResidentBytes() {
        return resident;
    }

    private void read(String line) throws IOException {
        if (line.startsWith("{")) {
            JsonNode event = JSON.readTree(line);
            if (event.has("toDo") && event.has("skipped")) {
                begin(event.path("step").asText());
            } else if (event.path("level").asText().equals("error")) {
                System.err.println(line);
            }
        }
    }

    private synchronized void begin(String next) {
        lookAtProcess();
        double seconds = (System.nanoTime() - begun) / NANOS;
        finished.add(new StepUse(step, seconds, processor - processorAtBegin, liveAtFirst, liveAtMost));
        step = next;
        begun = System.nanoTime();
        processorAtBegin = processor;
        liveAtFirst = 0;
        liveAtMost = 0;
        samplesToCollection = 0;
    }

    private void sample() {
        try (HeapProbe probe = HeapProbe.of(process.pid())) {
            while (process.isAlive()) {
                lookAtProcess();
                if (isTimeToCollect()) {
                    lookAtHeap(probe);
                }
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            // A process that ends cannot be asked any more; one that lives on should have answered.
            complainUnlessEnded(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complainUnlessEnded(Exception e) {
        boolean ended = process.onExit()
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenApply(Objects::nonNull)
                .join();
        if (!ended) {
            System.err.println("no further samples of process " + process.pid() + ": " + e);
        }
    }

    private void lookAtHeap(HeapProbe probe) {
        String asked = stepNow();
        long bytes = probe.liveBytes();
        synchronized (this) {
            if (asked.equals(step)) {
                liveAtFirst = liveAtFirst == 0 ? bytes : liveAtFirst;
                liveAtMost = Math.max(liveAtMost, bytes);
            }
        }
    }

    /** Once as a step begins, then every so many samples. */
    private synchronized boolean isTimeToCollect() {
        boolean now = samplesToCollection == 0;
        samplesToCollection = (samplesToCollection + 1) % SAMPLES_A_COLLECTION;
        return now;
    }

    private synchronized String stepNow() {
        return step;
    }

    private synchronized void lookAtProcess() {
        process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .ifPresent(nanos -> processor = Math.max(processor, nanos / NANOS));
        resident = Math.max(resident, residentBytes());
    }

    private long residentBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
