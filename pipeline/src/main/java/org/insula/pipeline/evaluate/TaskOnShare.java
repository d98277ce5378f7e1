package org.insula.pipeline.evaluate;

import java.util.List;

/**
 * Share of a sample's most salient places that fall on frames in which the task is on (Ismail et al. 2019): 1 if all do;
 * by chance the share of frames that are on.
 */
public final class TaskOnShare {
    private TaskOnShare() {}

    /**
     * The share for each top share of places.
     *
     * @param saliency [frame][region], frame by frame; NaN where there is none
     * @param on whether the task is on in each frame
     * @param topShares of the places, each above 0 and at most 1
     * @return as many numbers, 0 to 1; NaN if no place has saliency
     * @throws IllegalArgumentException if the frames do not divide the places
     */
    public static double[] of(float[] saliency, boolean[] on, List<Double> topShares) {
        if (on.length == 0 || saliency.length % on.length != 0) {
            throw new IllegalArgumentException(saliency.length + " places cannot be " + on.length + " frames");
        }
        int regions = saliency.length / on.length;
        boolean[] reference = new boolean[saliency.length];
        int places = 0;
        int onPlaces = 0;
        for (int place = 0; place < saliency.length; place++) {
            reference[place] = on[place / regions];
            boolean counts = !Float.isNaN(saliency[place]);
            places += counts ? 1 : 0;
            onPlaces += counts && reference[place] ? 1 : 0;
        }
        if (onPlaces == 0 || onPlaces == places) {
            double everywhere = (double) onPlaces / places;
            return topShares.stream().mapToDouble(share -> everywhere).toArray();
        }
        SaliencyRanking ranking = SaliencyRanking.of(saliency, reference);
        return topShares.stream()
                .mapToDouble(share -> ranking.hits(ranking.top(share)) / ranking.top(share))
                .toArray();
    }
}
