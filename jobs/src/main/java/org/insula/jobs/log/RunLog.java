package org.insula.jobs.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.insula.io.ForeignText;
import org.insula.io.json.Json;

/**
 * The lines that a run writes while it works: plain text for people, or one JSON object a line for machines. Safe for use by
 * several threads.
 */
public final class RunLog {
    /** How a line looks. */
    public enum Format {
        /** The message alone. */
        TEXT,
        /** An object with time, level, step, unit (where there is one), message and further figures. */
        JSON
    }

    /** How bad it is. */
    public enum Level {
        /** All is well. */
        INFO,
        /** A unit is odd or left out; the others go on. */
        WARNING,
        /** The run ends. */
        ERROR
    }

    private final PrintWriter out;
    private final Format format;
    private final Supplier<Instant> clock;

    /** A log whose lines bear the time of a clock. */
    RunLog(PrintWriter out, Format format, Supplier<Instant> clock) {
        this.out = Objects.requireNonNull(out);
        this.format = Objects.requireNonNull(format);
        this.clock = Objects.requireNonNull(clock);
    }

    /** A log. */
    public static RunLog of(PrintWriter out, Format format) {
        return new RunLog(out, format, Instant::now);
    }

    /** How its lines look. */
    public Format format() {
        return format;
    }

    /** The place its lines go to. */
    public PrintWriter out() {
        return out;
    }

    /**
     * Writes a line: text as {@link ForeignText#message} has it, except for a return at its beginning, which writes over a
     * terminal's last line; JSON with its own escapes. Neither shows passwords of addresses.
     *
     * @param step the step at work; empty if none
     * @param unit the unit concerned; empty if none
     * @param message what a person reads
     * @param figures what else a machine may want to know
     */
    public synchronized void line(Level level, String step, String unit, String message, Map<String, ?> figures) {
        out.println(format == Format.TEXT ? shown(message) : json(level, step, unit, message, figures));
        out.flush();
    }

    private static String shown(String message) {
        return message.startsWith("\r")
                ? "\r" + ForeignText.message(message.substring(1))
                : ForeignText.message(message);
    }

    private String json(Level level, String step, String unit, String message, Map<String, ?> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", clock.get().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level.name().toLowerCase(Locale.ROOT));
        if (!step.isEmpty()) {
            line.put("step", step);
        }
        if (!unit.isEmpty()) {
            line.put("unit", unit);
        }
        line.put("message", ForeignText.withoutUser(message));
        line.putAll(figures);
        return Json.line(line);
    }

    /** A writer whose text becomes a line of level error each time it is flushed; in a text log, the log's own writer. */
    public PrintWriter errors() {
        if (format == Format.TEXT) {
            return out;
        }
        StringWriter text = new StringWriter();
        return new PrintWriter(text) {
            @Override
            public void flush() {
                String message = text.toString().strip();
                text.getBuffer().setLength(0);
                if (!message.isEmpty()) {
                    line(Level.ERROR, "", "", message, Map.of());
                }
            }
        };
    }
}
