package org.insula.jobs.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * Who works on an output folder, as its lock's file says.
 *
 * @param user who started the run
 * @param host the machine it runs on
 * @param pid the process there
 * @param started when that process began, ISO 8601; empty where the system does not tell
 * @param since when it took the lock, ISO 8601
 * @param token differs from lock to lock
 */
record LockHolder(String user, String host, long pid, String started, String since, String token) {
    /** What can be told of a holder from this machine. */
    enum State {
        /** Its process runs on this machine. */
        RUNNING,
        /** It was on this machine, and its process is over. */
        GONE,
        /** It is on another machine. */
        ELSEWHERE
    }

    /** Refuses null. */
    LockHolder {
        Objects.requireNonNull(user);
        Objects.requireNonNull(host);
        Objects.requireNonNull(started);
        Objects.requireNonNull(since);
        Objects.requireNonNull(token);
    }

    /** This process, from now on. */
    static LockHolder self() {
        ProcessHandle process = ProcessHandle.current();
        return new LockHolder(
                System.getProperty("user.name", "unknown"),
                thisHost(),
                process.pid(),
                started(process),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                UUID.randomUUID().toString());
    }

    /** The holder that a lock's file tells of; empty if the file is absent, empty or not a lock's. */
    static Optional<LockHolder> in(FileAccess files, String path) {
        try {
            if (!files.exists(path) || files.status(path).size() == 0) {
                return Optional.empty();
            }
            return of(Json.read(files, path));
        } catch (IOException | InputException e) {
            // It says nothing, or vanishes this moment: then nothing is known of its holder.
            return Optional.empty();
        }
    }

    private static Optional<LockHolder> of(JsonNode lock) {
        if (!lock.path("Token").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new LockHolder(
                lock.path("User").asText(),
                lock.path("Host").asText(),
                lock.path("Process").asLong(),
                lock.path("Started").asText(),
                lock.path("Since").asText(),
                lock.path("Token").asText()));
    }

    /** What the lock's file says of it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("User", user);
        map.put("Host", host);
        map.put("Process", pid);
        map.put("Started", started);
        map.put("Since", since);
        map.put("Token", token);
        return map;
    }

    /** How it stands, as far as this machine can tell. */
    State state() {
        if (!host.equals(thisHost())) {
            return State.ELSEWHERE;
        }
        // The number of a process that is over may have gone to another one, which began later.
        boolean runs = ProcessHandle.of(pid)
                .filter(process -> started.isEmpty() || started.equals(started(process)))
                .isPresent();
        return runs ? State.RUNNING : State.GONE;
    }

    /** For people, such as {@code alice on node7, process 4711, since 2026-01-31T02:00:00Z}. */
    String describe() {
        return user + " on " + host + ", process " + pid + ", since " + since;
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
