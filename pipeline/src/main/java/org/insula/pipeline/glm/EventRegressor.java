package org.insula.pipeline.glm;

import java.util.Arrays;
import java.util.List;
import org.insula.io.bids.Event;

/**
 * Turns events of one kind into the response expected of them in each frame, with nilearn's sampling: a boxcar on a grid
 * of 50 points per frame that begins 24 s before the first frame, convolved with the kernel and interpolated linearly at
 * the times of frames. Events that overlap add up; an event without duration lasts one point of the grid; what lies
 * before the grid counts as at its first point.
 */
final class EventRegressor {
    private static final int OVERSAMPLING = 50;
    /** s before the first frame. */
    private static final double BEFORE = 24;

    private final double[] frameTimes;
    private final double[] grid;
    private final double[] kernel;

    /**
     * Prepares a run.
     *
     * @param frames at least 2
     * @param repetitionTime s
     */
    EventRegressor(Hrf hrf, int frames, double repetitionTime) {
        frameTimes = new double[frames];
        Arrays.setAll(frameTimes, frame -> frame * repetitionTime);
        double last = frameTimes[frames - 1];
        double end = last * (1 + 1.0 / (frames - 1));
        double points = (frames - 1) * 1.0 / last * (end + BEFORE) * OVERSAMPLING + 1;
        grid = evenly(-BEFORE, end, (int) Math.rint(points));
        kernel = hrf.kernel(last / (frames - 1) / OVERSAMPLING);
    }

    private static double[] evenly(double from, double to, int points) {
        double step = (to - from) / (points - 1);
        double[] times = new double[points];
        Arrays.setAll(times, i -> i * step + from);
        times[points - 1] = to;
        return times;
    }

    /** The expected response [frame]. */
    double[] of(List<Event> events) {
        double[] boxcar = boxcar(events);
        double[] response = new double[frameTimes.length];
        for (int frame = 0; frame < response.length; frame++) {
            int above = Math.min(Math.max(firstNotBefore(frameTimes[frame]), 1), grid.length - 1);
            double low = convolved(boxcar, above - 1);
            double slope = (convolved(boxcar, above) - low) / (grid[above] - grid[above - 1]);
            response[frame] = slope * (frameTimes[frame] - grid[above - 1]) + low;
        }
        return response;
    }

    private double[] boxcar(List<Event> events) {
        double[] boxcar = new double[grid.length];
        int last = grid.length - 1;
        for (Event event : events) {
            int on = Math.min(firstNotBefore(event.onset()), last);
            int off = Math.min(firstNotBefore(event.onset() + duration(event)), last);
            boxcar[on]++;
            boxcar[off == on && off < last ? off + 1 : off]--;
        }
        for (int i = 1; i < boxcar.length; i++) {
            boxcar[i] += boxcar[i - 1];
        }
        return boxcar;
    }

    /** An event of unknown duration is taken as an instant. */
    private static double duration(Event event) {
        return Double.isNaN(event.duration()) ? 0 : event.duration();
    }

    private int firstNotBefore(double time) {
        int found = Arrays.binarySearch(grid, time);
        return found >= 0 ? found : -found - 1;
    }

    private double convolved(double[] boxcar, int point) {
        double sum = 0;
        int earliest = Math.max(0, point - kernel.length + 1);
        for (int i = earliest; i <= point; i++) {
            sum += boxcar[i] * kernel[point - i];
        }
        return sum;
    }
}
