package org.insula.jobs.spark;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.insula.jobs.log.DurationText;
import org.insula.jobs.log.RunLog;
import org.insula.jobs.log.RunLog.Format;
import org.insula.jobs.log.RunLog.Level;
import org.insula.jobs.log.StepMeter;

/**
 * Tells how far a step is: units done of all, units per second, time left.
 *
 * <p>On a terminal one line is rewritten several times a second; in a log a plain line appears every ten seconds and at
 * the end, for people or for machines ({@link RunLog}). Safe for use by several threads.
 */
public final class Progress {
    /** Where the lines go. */
    public enum Style {
        /** A terminal, whose last line can be rewritten. */
        TERMINAL,
        /** A file or a pipe. */
        LOG
    }

    private static final long TERMINAL_MILLIS = 200;
    private static final long LOG_MILLIS = 10_000;

    private final RunLog log;
    private final StepMeter meter;
    private final Style style;
    private final LongSupplier clockMillis;
    private String step = "";
    private int units;
    private int done;
    private long begun;
    private long shown;

    /** Progress for a person at a terminal, if there is one, else for a log. */
    public static Progress on(PrintWriter out) {
        return on(RunLog.of(out, Format.TEXT), StepMeter.of(() -> StepMeter.Bytes.NONE));
    }

    /** The same, also measuring; a log for machines is never rewritten. */
    public static Progress on(RunLog log, StepMeter meter) {
        boolean terminal = System.console() != null && log.format() == Format.TEXT;
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        return new Progress(log, meter, terminal ? Style.TERMINAL : Style.LOG, clock);
    }

    /**
     * Progress with a clock of its own.
     *
     * @param clockMillis a clock in ms that never goes back
     */
    Progress(RunLog log, StepMeter meter, Style style, LongSupplier clockMillis) {
        this.log = log;
        this.meter = meter;
        this.style = style;
        this.clockMillis = clockMillis;
    }

    /** A step begins with so many units to do and so many that were done before. */
    public synchronized void begin(String name, int toDo, int alreadyDone) {
        step = name;
        units = toDo;
        done = 0;
        begun = clockMillis.getAsLong();
        shown = begun;
        meter.begin(name, toDo, alreadyDone);
        String message = name + ": " + describe(toDo, alreadyDone);
        log.line(Level.INFO, name, "", message, figures("toDo", toDo, "skipped", alreadyDone));
    }

    /** What there is to do, such as {@code 2 to do, 6 done before}. */
    public static String describe(int toDo, int alreadyDone) {
        String before = alreadyDone > 0 ? ", " + alreadyDone + " done before" : "";
        return (toDo == 0 ? "nothing to do" : toDo + " to do") + before;
    }

    /** One more unit is done. */
    public synchronized void unitDone() {
        done = Math.min(done + 1, units);
        meter.unitDone();
        long now = clockMillis.getAsLong();
        if (now - shown >= (style == Style.TERMINAL ? TERMINAL_MILLIS : LOG_MILLIS)) {
            shown = now;
            show(now);
        }
    }

    /** A unit came to its end, done or failed, after some seconds; people see that from the numbers, machines by its name. */
    public synchronized void unitEnded(String unit, double seconds) {
        if (log.format() == Format.JSON) {
            log.line(Level.INFO, step, unit, "ended", Map.of("seconds", seconds));
        }
        unitDone();
    }

    /** The step is over. */
    public synchronized void end() {
        if (units == 0) {
            return;
        }
        done = units;
        meter.end();
        show(clockMillis.getAsLong());
        if (style == Style.TERMINAL) {
            log.out().println();
            log.out().flush();
        }
        units = 0;
    }

    /** A line beside the progress. */
    public synchronized void note(String line) {
        line(Level.INFO, "", line);
    }

    /** A line about something odd. */
    public synchronized void warn(String line) {
        line(Level.WARNING, "", line);
    }

    /** A unit of the step could not be done; the others go on. */
    public synchronized void unitFailed(String unit, String line) {
        meter.unitFailed();
        line(Level.WARNING, unit, line);
    }

    /** Something that never became a unit of a step is left out. */
    public synchronized void leftOut(String name, String line) {
        line(Level.WARNING, name, line);
    }

    /** What is measured beside. */
    public StepMeter meter() {
        return meter;
    }

    private static Map<String, Object> figures(String first, Object one, String second, Object other) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(first, one);
        figures.put(second, other);
        return figures;
    }

    private void line(Level level, String unit, String message) {
        boolean besideRewritten = style == Style.TERMINAL && units > 0;
        log.line(level, step, unit, (besideRewritten ? "\r" : "") + message, Map.of());
    }

    private void show(long now) {
        double seconds = Math.max(now - begun, 1) / 1000.0;
        double rate = done / seconds;
        String line = done < units
                ? String.format(
                        Locale.ROOT,
                        "%s: %d/%d, %s, %s left",
                        step,
                        done,
                        units,
                        rate(rate),
                        DurationText.of((units - done) / rate))
                : String.format(Locale.ROOT, "%s: %d/%d in %s", step, done, units, DurationText.of(seconds));
        if (style == Style.TERMINAL) {
            log.out().printf(Locale.ROOT, "\r%-78s", line);
            log.out().flush();
        } else {
            log.line(Level.INFO, step, "", line, figures("done", done, "toDo", units));
        }
    }

    private static String rate(double perSecond) {
        return perSecond >= 0.95
                ? String.format(Locale.ROOT, "%.1f/s", perSecond)
                : String.format(Locale.ROOT, "%.1f/min", 60 * perSecond);
    }
}
