package org.insula.pipeline.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Samples of a simulated cohort of blocks, from the regions' signals on: voxels enter by the noise that they leave in a
 * region's mean, so that no image is written. Series are detrended and z-scored as in the demonstration.
 */
final class BlockScenario {
    private static final int FRAMES_PER_RUN = 160;
    private static final double VOXEL_CORRELATION = 0.3;
    private static final SignalCleaner CLEANER =
            new SignalCleaner(Cleaning.none().withDetrend(Detrend.LINEAR).withStandardize(Standardize.ZSCORE));

    private final CohortSpec spec;
    private final int frames;
    private final boolean aligned;
    private final CohortSimulator simulator;
    private final List<String> labels;
    private final List<Region> regions;
    private final double[] voxelNoise;
    private final List<HeldSample> samples = new ArrayList<>();
    private final List<boolean[]> responses = new ArrayList<>();

    private BlockScenario(CohortSpec spec, int frames, boolean aligned) {
        this.spec = spec;
        this.frames = frames;
        this.aligned = aligned;
        this.simulator = new CohortSimulator(spec);
        this.labels = spec.taskNames().stream().sorted().toList();
        this.regions = simulator.atlas().regions();
        this.voxelNoise = voxelNoise(simulator.atlas(), spec.effects().voxelNoisePercent());
    }

    /** Windows from a block's onset on, as long as the block and four frames. */
    static BlockScenario aligned(long seed, int subjects, int runs, double responsePercent) {
        CohortSpec spec = spec(seed, subjects, runs, responsePercent);
        return new BlockScenario(spec, spec.design().blockFrames() + 4, true);
    }

    /** Windows of one cycle that start anywhere. */
    static BlockScenario unaligned(long seed, int subjects, int runs, double responsePercent) {
        CohortSpec spec = spec(seed, subjects, runs, responsePercent);
        return new BlockScenario(spec, spec.design().cycleFrames(), false);
    }

    private static CohortSpec spec(long seed, int subjects, int runs, double responsePercent) {
        CohortSpec spec = CohortSpec.withDefaults(seed)
                .withSubjects(subjects)
                .withRuns(runs)
                .withFrames(FRAMES_PER_RUN);
        return spec.withEffects(spec.effects().withResponsePercent(responsePercent));
    }

    private static double[] voxelNoise(Atlas atlas, double percent) {
        int[] voxels = new int[atlas.size()];
        for (int voxel = 0; voxel < atlas.grid().voxels(); voxel++) {
            if (atlas.regionOfVoxel(voxel) >= 0) {
                voxels[atlas.regionOfVoxel(voxel)]++;
            }
        }
        return Arrays.stream(voxels)
                .mapToDouble(count -> percent / Math.sqrt(count))
                .toArray();
    }

    /** Simulates all runs and cuts them. */
    ScenarioCohort draw() {
        simulator.runs().forEach(this::cut);
        SampleSet set = SampleSet.held(labels, regions, frames, spec.repetitionTime(), samples);
        Truth truth = simulator.truth();
        return new ScenarioCohort(
                set,
                labels.stream().map(truth::of).toList(),
                truth.of(Truth.EVERY_TASK).stream().map(PlantedRegion::region).toList(),
                responses);
    }

    private void cut(SimulatedRun run) {
        RegionSeries series = series(run);
        Random starts = RandomStream.of(spec.seed(), "windows", run.id());
        int cycle = spec.design().cycleFrames();
        for (int number = 0; number < FRAMES_PER_RUN / cycle; number++) {
            int first = number * cycle + spec.design().onsetFrame();
            if (!aligned) {
                first = Math.min(number * cycle + starts.nextInt(cycle), FRAMES_PER_RUN - frames);
            }
            add(run, series, number, first);
        }
    }

    private RegionSeries series(SimulatedRun run) {
        double[][] signals = RunSignals.of(spec, simulator.truth(), run).percent();
        Random random = RandomStream.of(spec.seed(), "voxels of regions", run.id());
        for (int region = 0; region < regions.size(); region++) {
            double[] noise = RandomStream.autoregressive(random, signals.length, voxelNoise[region], VOXEL_CORRELATION);
            for (int frame = 0; frame < signals.length; frame++) {
                signals[frame][region] += noise[frame];
            }
        }
        double[] coverage = new double[regions.size()];
        Arrays.fill(coverage, 1);
        RegionSeries series = new RegionSeries(run.id(), regions, spec.repetitionTime(), signals, coverage);
        return CLEANER.clean(series, RunConfounds.none());
    }

    private void add(SimulatedRun run, RegionSeries series, int number, int first) {
        int count = regions.size();
        float[] values = new float[frames * count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) series.value(first + i / count, i % count);
        }
        boolean[] truth = new boolean[values.length];
        for (PlantedRegion planted : simulator.truth().of(run.task())) {
            for (int frame = 0; frame < frames; frame++) {
                int inCycle = (first + frame) % spec.design().cycleFrames();
                truth[frame * count + planted.region()] =
                        inCycle >= planted.firstFrame() && inCycle < planted.endFrame();
            }
        }
        samples.add(HeldSample.of(
                run.id() + "_" + number,
                run.id(),
                run.subject(),
                Map.of("subject", run.subject(), "run", run.id(), "task", run.task()),
                labels.indexOf(run.task()),
                first * spec.repetitionTime(),
                frames,
                values));
        responses.add(truth);
    }
}
