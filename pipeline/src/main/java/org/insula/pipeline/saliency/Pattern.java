package org.insula.pipeline.saliency;

/**
 * The forward model of a network's class scores (Haufe et al. 2014, for decoders of any kind): for each class c, frame t
 * and region n the covariance over held-out samples
 *
 * <pre>
 *   P_c[t,n] = 1/(m − 1) Σ_i (x_i[t,n] − mean x[t,n]) · (S_c(x_i) − mean S_c)
 * </pre>
 *
 * It says what activity goes along with the answer, not what the network used. A missing value (NaN) is left out of its
 * own place alone: there the sum, the means and m are over the samples that have it.
 *
 * <p>Samples are handed over twice: first all of them to {@link #addToMeans}, then each to {@link #terms}, whose mean
 * over all samples is the pattern. Sums follow the order of the calls. Not for use by several threads.
 */
public final class Pattern {
    private final double[] counts;
    private final double[] values;

    /** Sums of scores over the samples that have the place, {@code [class][place]}. */
    private final double[][] scores;

    /**
     * A pattern without samples.
     *
     * @param places frames · regions
     * @param classes number of classes
     */
    public Pattern(int places, int classes) {
        this.counts = new double[places];
        this.values = new double[places];
        this.scores = new double[classes][places];
    }

    /**
     * First pass: counts a sample into the means.
     *
     * @param sample standardised, {@code [frame][region]}, NaN where missing
     * @param score  of each class
     */
    public void addToMeans(double[] sample, double[] score) {
        for (int place = 0; place < counts.length; place++) {
            if (!Double.isNaN(sample[place])) {
                counts[place]++;
                values[place] += sample[place];
                for (int c = 0; c < scores.length; c++) {
                    scores[c][place] += score[c];
                }
            }
        }
    }

    /**
     * Second pass: one sample's terms of a class, {@code (x − mean x)(S_c − mean S_c) · m/(m − 1)}, so that their mean over
     * samples, those with NaN left out, is the covariance.
     *
     * @param sample as it was counted
     * @param score  of the class
     * @return {@code [frame][region]}; NaN where the value is missing or no other sample has it
     */
    public double[] terms(double[] sample, int classIndex, double score) {
        double[] terms = new double[counts.length];
        for (int place = 0; place < terms.length; place++) {
            double count = counts[place];
            double value = sample[place] - values[place] / count;
            double deviation = score - scores[classIndex][place] / count;
            terms[place] = count < 2 ? Double.NaN : value * deviation * count / (count - 1);
        }
        return terms;
    }
}
