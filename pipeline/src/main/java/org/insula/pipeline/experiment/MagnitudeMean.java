package org.insula.pipeline.experiment;

/** The mean over samples of the magnitude of saliency, each sample's scaled so that it sums to 1. */
final class MagnitudeMean {
    private final double[] sum;
    private int samples;

    MagnitudeMean(int size) {
        sum = new double[size];
    }

    /** Adds a sample; NaN counts as 0, and a sample that is 0 everywhere adds nothing but its number. */
    void add(float[] saliency) {
        double total = 0;
        for (float value : saliency) {
            total += Float.isNaN(value) ? 0 : Math.abs(value);
        }
        for (int i = 0; i < sum.length && total > 0; i++) {
            sum[i] += Float.isNaN(saliency[i]) ? 0 : Math.abs(saliency[i]) / total;
        }
        samples++;
    }

    /** The means; 0 without samples. */
    double[] means() {
        double[] means = new double[sum.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = samples == 0 ? 0 : sum[i] / samples;
        }
        return means;
    }

    float[] floats() {
        double[] means = means();
        float[] floats = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            floats[i] = (float) means[i];
        }
        return floats;
    }
}
