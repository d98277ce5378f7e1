package org.insula.jobs.memory;

import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Skip;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.Trainer;

/**
 * What the parts of a study take, as estimates of the memory that is in use at the same time. What is garbage by then, and the room
 * that a garbage collector wants, come on top.
 *
 * <pre>
 *   run       8 B a voxel (one frame) + 24 B a voxel in a region (place, first and latest value) + 16 B a frame and region (series, cleaned)
 *   atlas     4 B a voxel of its grid, or 8 B a weight of maps (a weight counts as a voxel in a region)
 *   network   training: the values and gradients of a batch; explaining: those of a batch of held-out samples in float64
 *   samples   160 B a sample (its name, its part of its run's); their values are mapped from a file and take no heap
 *   training  8 B a sample, frame and region in each task (samples, standardised), unless that is more than 16 MiB
 *   retrain   a bit a removed share, sample, frame and region in each task, while networks are trained again
 *   null      110 B a sample in each task, while a network of permuted labels is trained
 * </pre>
 */
public final class StudyNeeds {
    /** Bytes of heap that Spark and the libraries have in use while they do nothing. */
    public static final long IDLE = 50L << 20;

    /** Bytes of a sample under another label: itself, its place in the list, and in the set that finds samples of one name. */
    private static final double RELABELLED = 110;

    private final StudySizes sizes;
    private final Need network;

    /**
     * The needs of a study.
     *
     * @param network what the largest of its networks takes while it is trained or explained
     */
    static StudyNeeds of(StudySizes sizes, Need network) {
        return new StudyNeeds(sizes, network);
    }

    private StudyNeeds(StudySizes sizes, Need network) {
        this.sizes = sizes;
        this.network = network;
    }

    /** The needs of a study of some sizes, as a configuration wants it. */
    public static StudyNeeds of(RunConfig config, StudySizes sizes) {
        TrainingConfig training = config.training();
        Need largest = Need.NONE;
        for (ModelSpec model : config.models()) {
            for (Candidate candidate : training.grid().candidates(model, training.options())) {
                largest = largest.or(NetworkNeed.of(candidate, sizes.sampleFrames(), sizes.trainedRegions()))
                        .or(NetworkNeed.ofExplaining(candidate.model(), sizes.sampleFrames(), sizes.trainedRegions()));
                if (model.isLinear() || model.skip() == Skip.LINEAR) {
                    boolean flat = model.fixesFrames();
                    long values = (flat ? sizes.sampleFrames() : 1L) * sizes.trainedRegions();
                    largest = largest.or(NetworkNeed.ofLinear(sizes.samples(), values));
                }
            }
        }
        double relabelled = RELABELLED * sizes.samples();
        double places = (double) sizes.samples() * sizes.sampleFrames() * sizes.trainedRegions();
        double removed = config.trust().retrainedShares().size() * places / Byte.SIZE;
        long kept = Trainer.keptBytes(sizes.samples(), (long) sizes.sampleFrames() * sizes.trainedRegions());
        return new StudyNeeds(sizes, largest.plus(Need.heap(relabelled + removed + kept)));
    }

    /** A run while it is parcellated. */
    public Need run() {
        return Need.heap(8.0 * sizes.voxels() + 24.0 * sizes.inRegions() + 16.0 * sizes.frames() * sizes.regions());
    }

    /** The atlases. */
    public Need atlas() {
        return Need.heap(sizes.atlasBytes());
    }

    /** What is known of the samples. */
    public Need samples() {
        return Need.heap(160.0 * sizes.samples());
    }

    /** The largest network while it is trained or explained, with what a task holds beside it. */
    public Need network() {
        return network;
    }

    /** The driver, when it does no task itself. */
    public Need driver() {
        return Need.heap(IDLE).plus(atlas().or(samples()));
    }

    /** An executor, or a process that is driver and executor in one, that does so many tasks at the same time. */
    public Need executor(int tasks) {
        Need parcellating = atlas().plus(run().times(tasks));
        Need training = samples().plus(network.times(tasks));
        return Need.heap(IDLE).plus(parcellating.or(training));
    }
}
