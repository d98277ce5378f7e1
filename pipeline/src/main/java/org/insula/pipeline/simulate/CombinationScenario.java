package org.insula.pipeline.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Samples whose label is a combination of two groups of regions: under {@code same} both respond or neither does, under
 * {@code one} just one of them. Each response has a time of its own, so no mean of any region and frame differs between
 * the labels: only a model that keeps both groups in mind can tell them apart.
 */
final class CombinationScenario {
    private static final int SUBJECTS = 30;
    private static final int RUNS = 2;
    private static final int SAMPLES_PER_RUN = 10;
    private static final int FRAMES = 24;
    private static final int REGIONS = 60;
    private static final int GROUP = 6;
    private static final int RESPONSE_FRAMES = 6;
    private static final double RESPONSE_SD = 1.2;
    private static final List<String> LABELS = List.of("one", "same");

    private final Random random;
    private final List<HeldSample> samples = new ArrayList<>();
    private final List<boolean[]> responses = new ArrayList<>();

    private CombinationScenario(long seed) {
        this.random = RandomStream.of(seed, "combination");
    }

    /** 600 samples of 24 frames and 60 regions, from 30 subjects; noise of standard deviation 1. */
    static ScenarioCohort draw(long seed) {
        CombinationScenario scenario = new CombinationScenario(seed);
        for (int subject = 1; subject <= SUBJECTS; subject++) {
            for (int run = 1; run <= RUNS; run++) {
                for (int sample = 0; sample < SAMPLES_PER_RUN; sample++) {
                    scenario.add("sub-" + subject, "sub-" + subject + "_run-" + run, sample);
                }
            }
        }
        List<Region> regions = IntStream.rangeClosed(1, REGIONS)
                .mapToObj(label -> new Region(label, "Region_" + label))
                .toList();
        SampleSet set = SampleSet.held(LABELS, regions, FRAMES, 2.0, scenario.samples);
        return new ScenarioCohort(set, List.of(planted("one"), planted("same")), List.of(), scenario.responses);
    }

    private static List<PlantedRegion> planted(String label) {
        return IntStream.range(0, 2 * GROUP)
                .mapToObj(region ->
                        new PlantedRegion(label, region, "Region_" + (region + 1), Timing.SUSTAINED, 0, FRAMES))
                .toList();
    }

    private void add(String subject, String run, int sample) {
        boolean first = random.nextBoolean();
        int label = sample % LABELS.size();
        boolean second = (label == 1) == first;
        float[] values = new float[FRAMES * REGIONS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        boolean[] truth = new boolean[values.length];
        respond(first, 0, values, truth);
        respond(second, GROUP, values, truth);
        samples.add(HeldSample.of(
                run + "_" + sample, run, subject, Map.of("subject", subject, "run", run), label, 0, FRAMES, values));
        responses.add(truth);
    }

    /** Draws the time even where there is no response, so that samples draw alike. */
    private void respond(boolean responds, int firstRegion, float[] values, boolean[] truth) {
        int start = random.nextInt(FRAMES - RESPONSE_FRAMES + 1);
        for (int frame = start; responds && frame < start + RESPONSE_FRAMES; frame++) {
            for (int region = firstRegion; region < firstRegion + GROUP; region++) {
                values[frame * REGIONS + region] += (float) RESPONSE_SD;
                truth[frame * REGIONS + region] = true;
            }
        }
    }
}
