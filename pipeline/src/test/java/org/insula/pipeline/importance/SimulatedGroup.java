package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Subjects' maps that are drawn, not computed: magnitudes are log-normal, regions of a system rise and fall together, and
 * shares sum to 1. Every region has the same mean share.
 *
 * @param subjects number of subjects
 * @param regions number of regions
 */
record SimulatedGroup(int subjects, int regions) {
    /** Spread of the logarithm of a magnitude over subjects. */
    private static final double SPREAD = 0.5;

    /** Share of its variance that a system's regions have in common. */
    private static final double COMMON = 0.4;

    private static final int REGIONS_PER_SYSTEM = 10;
    private static final MapKey KEY = new MapKey("drawn", "label");

    /** The subjects of one cohort. */
    List<SubjectMap> draw(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + subjects);
        List<SubjectMap> maps = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            double[] shares = shares(random);
            maps.add(new SubjectMap(
                    KEY, MapKind.SHARE, "s" + subject, 1, 0, 1, shares, Map.of(0, shares), Map.of(0L, shares)));
        }
        return maps;
    }

    private double[] shares(Random random) {
        double[] magnitudes = new double[regions];
        double common = 0;
        double total = 0;
        for (int region = 0; region < regions; region++) {
            common = region % REGIONS_PER_SYSTEM == 0 ? random.nextGaussian() : common;
            double z = Math.sqrt(COMMON) * common + Math.sqrt(1 - COMMON) * random.nextGaussian();
            magnitudes[region] = Math.exp(SPREAD * z);
            total += magnitudes[region];
        }
        for (int region = 0; region < regions; region++) {
            magnitudes[region] /= total;
        }
        return magnitudes;
    }
}
