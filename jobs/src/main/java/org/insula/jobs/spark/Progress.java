package org.insula.jobs.spark;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells how far a step is: units done of all, units per second, time left.
 *
 * <p>On a terminal one line is rewritten several times a second; in a log a plain line appears every ten seconds and at
 * the end. Safe for use by several threads.
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

    private final PrintWriter out;
    private final Style style;
    private final LongSupplier clockMillis;
    private String step = "";
    private int units;
    private int done;
    private long begun;
    private long shown;

    /** Progress for a person at a terminal, if there is one, else for a log. */
    public static Progress on(PrintWriter out) {
        Style style = System.console() == null ? Style.LOG : Style.TERMINAL;
        return new Progress(out, style, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /**
     * Progress with a clock of its own.
     *
     * @param clockMillis a clock in ms that never goes back
     */
    Progress(PrintWriter out, Style style, LongSupplier clockMillis) {
        this.out = out;
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
        String before = alreadyDone > 0 ? ", " + alreadyDone + " done before" : "";
        out.println(name + ": " + (toDo == 0 ? "nothing to do" : toDo + " to do") + before);
        out.flush();
    }

    /** One more unit is done. */
    public synchronized void unitDone() {
        done = Math.min(done + 1, units);
        long now = clockMillis.getAsLong();
        if (now - shown >= (style == Style.TERMINAL ? TERMINAL_MILLIS : LOG_MILLIS)) {
            shown = now;
            show(now);
        }
    }

    /** The step is over. */
    public synchronized void end() {
        if (units == 0) {
            return;
        }
        done = units;
        show(clockMillis.getAsLong());
        if (style == Style.TERMINAL) {
            out.println();
            out.flush();
        }
        units = 0;
    }

    /** A line beside the progress, for instance a unit that failed. */
    public synchronized void note(String line) {
        out.println((style == Style.TERMINAL && units > 0 ? "\r" : "") + line);
        out.flush();
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
                        time((units - done) / rate))
                : String.format(Locale.ROOT, "%s: %d/%d in %s", step, done, units, time(seconds));
        if (style == Style.TERMINAL) {
            out.printf(Locale.ROOT, "\r%-78s", line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String rate(double perSecond) {
        return perSecond >= 0.95
                ? String.format(Locale.ROOT, "%.1f/s", perSecond)
                : String.format(Locale.ROOT, "%.1f/min", 60 * perSecond);
    }

    private static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
