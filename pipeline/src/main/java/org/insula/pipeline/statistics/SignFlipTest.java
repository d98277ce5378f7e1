package org.insula.pipeline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Permutation test by sign flipping of whether means over subjects are 0, with p-values corrected for the whole family
 * of cells by the distribution of the largest statistic (Westfall and Young 1993; Nichols and Holmes 2002).
 *
 * <p>Where nothing is true but chance, a subject's values are as likely with the opposite sign. So all of a subject's
 * cells change sign together, which keeps how cells depend on each other, and t of each cell is taken again. Family-wise
 * p of a cell is the share of sign patterns, the true one included, whose most extreme cell is at least as extreme as it:
 * the chance of one false alarm or more among all cells is at most that. Cells that are missing in different numbers of
 * subjects have t of different degrees of freedom; cells are therefore compared by t's tail probability.
 *
 * <p>All 2ⁿ patterns of n subjects are taken where they are no more than the permutations allowed. Otherwise m of them
 * are drawn from the seed, and {@code p = (1 + b) / (1 + m)} with b as extreme (Phipson and Smyth 2010). The test
 * assumes subjects that are independent of each other and a symmetric distribution; where it has its long tail on the
 * upper side, as shares of saliency have, {@link Alternative#GREATER} errs on the careful side. Immutable.
 */
public final class SignFlipTest {
    /** Statistics this close count as ties, so that rounding decides nothing. */
    private static final double TIE = 1e-9;

    private final Alternative alternative;
    private final int permutations;
    private final long seed;

    private SignFlipTest(Alternative alternative, int permutations, long seed) {
        this.alternative = alternative;
        this.permutations = permutations;
        this.seed = seed;
    }

    /** A two-sided test by at most 10 000 permutations, with seed 0. */
    public static SignFlipTest withDefaults() {
        return new SignFlipTest(Alternative.TWO_SIDED, 10_000, 0);
    }

    /** The same with another alternative. */
    public SignFlipTest with(Alternative other) {
        return new SignFlipTest(other, permutations, seed);
    }

    /**
     * The same with another number of permutations.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SignFlipTest withPermutations(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("permutations is " + most + "; it must be at least 1");
        }
        return new SignFlipTest(alternative, most, seed);
    }

    /** The same with another seed of the patterns that are drawn. */
    public SignFlipTest withSeed(long other) {
        return new SignFlipTest(alternative, permutations, other);
    }

    /**
     * Tests all cells as one family. A cell where t does not exist (fewer than two subjects, or no spread) is left out
     * of it and NaN.
     *
     * @param subjects one array a subject, all of the same length: how far each is from the null hypothesis, NaN where
     *     missing
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public PermutationResult test(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        FlippedTails tails = new FlippedTails(subjects, moments, alternative);
        int flipped = tails.subjects();
        boolean exact = flipped < 31 && 1L << flipped <= permutations;
        Tally tally = new Tally(tails);
        if (exact) {
            for (int pattern = 1; pattern < 1 << flipped; pattern++) {
                tally.add(pattern(pattern, flipped));
            }
        } else {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < permutations; i++) {
                tally.add(drawn(random, flipped));
            }
        }
        return tally.result(exact);
    }

    private static boolean[] pattern(int bits, int subjects) {
        boolean[] flips = new boolean[subjects];
        for (int subject = 0; subject < subjects; subject++) {
            flips[subject] = (bits >> subject & 1) == 1;
        }
        return flips;
    }

    private static boolean[] drawn(SplittableRandom random, int subjects) {
        boolean[] flips = new boolean[subjects];
        for (int subject = 0; subject < subjects; subject++) {
            flips[subject] = random.nextBoolean();
        }
        return flips;
    }

    /** Counts the patterns that are as extreme as the true one, which is counted from the start. */
    private static final class Tally {
        private final FlippedTails tails;
        private final double[] observed;
        private final double[] evidence;
        private final int[] asExtreme;
        private final int[] familyAsExtreme;
        private int patterns = 1;

        Tally(FlippedTails tails) {
            this.tails = tails;
            observed = tails.evidence(new boolean[tails.subjects()]).clone();
            evidence = tails.tails(observed);
            asExtreme = new int[observed.length];
            familyAsExtreme = new int[observed.length];
            Arrays.fill(asExtreme, 1);
            Arrays.fill(familyAsExtreme, 1);
        }

        void add(boolean[] flips) {
            double[] cosines = tails.evidence(flips);
            double least = tails.leastTail(cosines);
            patterns++;
            for (int cell = 0; cell < observed.length; cell++) {
                asExtreme[cell] += cosines[cell] >= observed[cell] - TIE ? 1 : 0;
                familyAsExtreme[cell] += least <= evidence[cell] * (1 + TIE) ? 1 : 0;
            }
        }

        PermutationResult result(boolean exact) {
            double[] p = new double[observed.length];
            double[] familyWise = new double[observed.length];
            for (int cell = 0; cell < p.length; cell++) {
                boolean tested = !Double.isNaN(observed[cell]);
                p[cell] = tested ? (double) asExtreme[cell] / patterns : Double.NaN;
                familyWise[cell] = tested ? (double) familyAsExtreme[cell] / patterns : Double.NaN;
            }
            return new PermutationResult(p, familyWise, patterns, exact);
        }
    }
}
