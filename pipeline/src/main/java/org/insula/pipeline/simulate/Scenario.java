package org.insula.pipeline.simulate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Kinds of data that decoders and maps are compared on, each with a known truth. They differ in what tells the labels
 * apart.
 */
public enum Scenario {
    /** Every sample starts at its block: each label raises regions of its own, in the same frames of every sample. */
    ALIGNED {
        @Override
        public ScenarioCohort draw(long seed) {
            return BlockScenario.aligned(seed, 12, 2, 1.2).draw();
        }
    },
    /** The same blocks, at another time in each sample: windows of one cycle that start anywhere. */
    UNALIGNED {
        @Override
        public ScenarioCohort draw(long seed) {
            return BlockScenario.unaligned(seed, 12, 2, 1.2).draw();
        }
    },
    /**
     * The label is a combination: two groups of regions both respond or neither does, against one alone; each at a time of
     * its own. No mean differs between the labels.
     */
    COMBINATION {
        @Override
        public ScenarioCohort draw(long seed) {
            return CombinationScenario.draw(seed);
        }
    },
    /** Aligned blocks with weak responses and few subjects. */
    WEAK {
        @Override
        public ScenarioCohort draw(long seed) {
            return BlockScenario.aligned(seed, 8, 1, 0.5).draw();
        }
    },
    /** Aligned blocks without any response: labels mean nothing. */
    NULL {
        @Override
        public ScenarioCohort draw(long seed) {
            return BlockScenario.aligned(seed, 12, 1, 0).draw();
        }
    };

    /** Simulates a cohort; the same seed gives the same values. */
    public abstract ScenarioCohort draw(long seed);

    /** The name in tables and on the command line: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scenario of a name; empty if there is none. */
    public static Optional<Scenario> of(String text) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.text().equals(text))
                .findFirst();
    }
}
