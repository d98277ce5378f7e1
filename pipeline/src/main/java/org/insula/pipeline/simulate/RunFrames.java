package org.insula.pipeline.simulate;

import java.util.Random;
import org.insula.atlas.Atlas;

/**
 * Frames of one run, made one after another: region signal spread over voxels, each with its own mean and noise. Values
 * are whole numbers that fit 16 bits; outside the brain they are 0. For one thread.
 */
final class RunFrames {
    private static final double CORRELATION = 0.3;

    private final Atlas atlas;
    private final double[] means;
    private final double[] noise;
    private final double noiseSd;
    private final Random random;
    private int framesMade;

    RunFrames(CohortSpec spec, Atlas atlas, SimulatedRun run) {
        this.atlas = atlas;
        this.means = means(spec, atlas, run.subject());
        this.noise = new double[means.length];
        this.noiseSd = spec.effects().voxelNoisePercent();
        this.random = RandomStream.of(spec.seed(), "voxels", run.id());
    }

    /** Mean signal of each voxel in a subject, between 700 and 1300; 0 outside the brain. */
    private static double[] means(CohortSpec spec, Atlas atlas, String subject) {
        Random random = RandomStream.of(spec.seed(), "anatomy", subject);
        double[] means = new double[atlas.grid().voxels()];
        for (int voxel = 0; voxel < means.length; voxel++) {
            means[voxel] = atlas.regionOfVoxel(voxel) < 0 ? 0 : 700 + 600 * random.nextDouble();
        }
        return means;
    }

    /** Fills the next frame from the signals of the regions, in percent [region]. */
    void next(double[] percent, double[] frame) {
        double kept = framesMade == 0 ? 0 : CORRELATION;
        double innovation = noiseSd * Math.sqrt(1 - kept * kept);
        for (int voxel = 0; voxel < means.length; voxel++) {
            int region = atlas.regionOfVoxel(voxel);
            if (region < 0) {
                frame[voxel] = 0;
                continue;
            }
            noise[voxel] = kept * noise[voxel] + innovation * random.nextGaussian();
            double value = Math.rint(means[voxel] * (1 + (percent[region] + noise[voxel]) / 100));
            frame[voxel] = Math.max(1, Math.min(Short.MAX_VALUE, value));
        }
        framesMade++;
    }
}
