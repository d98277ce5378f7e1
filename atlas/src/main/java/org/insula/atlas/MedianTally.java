package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Medians over voxels; of an even number of values, the mean of the middle two.
 *
 * <p>A voxel that joins later moves the median of the frames before by half a rank. So of each frame and region only
 * the values around the middle are kept, as many as there were voxels waiting: a few where all voxels change soon, up
 * to half of a region's values where half of the region is constant.
 */
final class MedianTally implements RegionTally {

    /** The values around the middle of one region in one frame, ascending, and how many smaller ones were dropped. */
    private record Middle(int dropped, double[] values) {}

    /** The voxels of one region that joined, by the frame they joined in, ascending, and what they were before. */
    private static final class Joined {
        private final List<Integer> frames = new ArrayList<>();
        private final List<Double> before = new ArrayList<>();

        /** What voxels that join after a frame were in it. */
        double[] after(int frame) {
            int from = frames.size();
            while (from > 0 && frames.get(from - 1) > frame) {
                from--;
            }
            return before.subList(from, before.size()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    private final List<Middle[]> frames = new ArrayList<>();
    private final Joined[] joined;
    private double[] scratch = new double[0];

    MedianTally(int regions) {
        this.joined = new Joined[regions];
        Arrays.setAll(joined, r -> new Joined());
    }

    @Override
    public void beginFrame() {
        Middle[] nothing = new Middle[joined.length];
        Arrays.fill(nothing, new Middle(0, new double[0]));
        frames.add(nothing);
    }

    @Override
    public int take(int region, double[] frame, ChangingVoxels voxels) {
        int count = collect(region, frame, voxels);
        Arrays.sort(scratch, 0, count);
        int waiting = voxels.waiting(region);
        int from = Math.max(0, (count - waiting) / 2 - 1);
        int to = Math.min(count, (count + waiting) / 2 + 2);
        frames.get(frames.size() - 1)[region] = new Middle(from, Arrays.copyOfRange(scratch, from, to));
        return count;
    }

    private int collect(int region, double[] frame, ChangingVoxels voxels) {
        int[] list = voxels.list();
        int start = voxels.start(region);
        int end = voxels.changedEnd(region);
        if (scratch.length < end - start) {
            scratch = new double[end - start];
        }
        int count = 0;
        for (int p = start; p < end; p++) {
            double value = frame[list[p]];
            if (Double.isFinite(value)) {
                scratch[count++] = value;
            }
        }
        return count;
    }

    @Override
    public void owe(int region, double before) {
        joined[region].frames.add(frames.size() - 1);
        joined[region].before.add(before);
    }

    @Override
    public void settle() {
        // Nothing to do: each median finds what later frames owe it.
    }

    @Override
    public double value(int frame, int region, int count) {
        Middle middle = frames.get(frame)[region];
        double[] later = joined[region].after(frame);
        double[] all = Arrays.copyOf(middle.values, middle.values.length + later.length);
        System.arraycopy(later, 0, all, middle.values.length, later.length);
        Arrays.sort(all);
        // Later values below those dropped are sorted as if above; the middle lies beyond both, so it does not matter.
        double upper = all[count / 2 - middle.dropped];
        return count % 2 == 1 ? upper : (all[count / 2 - 1 - middle.dropped] + upper) / 2;
    }
}
