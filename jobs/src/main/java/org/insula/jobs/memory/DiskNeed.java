package org.insula.jobs.memory;

import org.insula.jobs.config.RunConfig;
import org.insula.pipeline.model.ModelSpec;

/**
 * What the output of a study takes on disk, as an estimate.
 *
 * <pre>
 *   series   20 B a frame and region (text), and 8 B of the regions that are trained on, for later steps
 *   samples  4 B a frame and region
 *   saliency 4 B a frame and region of each sample, per network seed, model and method
 *   maps     8 B a frame, region and subject of each label, per model and method; not counted where labels are not known
 * </pre>
 */
public final class DiskNeed {
    private static final long TEXT = 20;
    private static final long DOUBLE = 8;
    private static final long FLOAT = 4;

    private DiskNeed() {}

    /**
     * Bytes of the whole output.
     *
     * @param runs     that are used
     * @param subjects that the runs are of
     * @param labels   that are known
     */
    public static long of(RunConfig config, StudySizes sizes, long runs, long subjects, long labels) {
        long series = runs * sizes.frames() * (TEXT * sizes.regions() + DOUBLE * sizes.trainedRegions());
        long sample = (long) sizes.sampleFrames() * sizes.trainedRegions();
        long networks = 0;
        for (ModelSpec model : config.models()) {
            networks += config.training().seeds(model).size();
        }
        long methods = config.saliency().methods().size();
        long saliency = sizes.samples() * sample * FLOAT * networks * methods;
        long maps = subjects * labels * sample * DOUBLE * config.models().size() * methods;
        return series + sizes.samples() * sample * FLOAT + saliency + maps;
    }
}
