package org.insula.atlas.clean;

/**
 * Slow cosines that span the drift below a cut-off, as in SPM and nilearn: term k of n frames is
 * {@code sqrt(2/n) cos(pi k (f + 1/2) / n)}, for k from 1 to {@code floor(2 n TR cutoff)}. (Discrete cosine basis of
 * Friston et al., "To smooth or not to smooth?", NeuroImage 2000.)
 */
public final class CosineDrift {

    private CosineDrift() {}

    /**
     * The terms as {@code [term][frame]}; none if the run is too short to hold half a period of the cut-off.
     *
     * @param highPassHz cut-off, Hz
     * @param repetitionTime s
     */
    public static double[][] terms(int frames, double highPassHz, double repetitionTime) {
        int order = (int) Math.min(frames - 1, Math.floor(2 * frames * highPassHz * repetitionTime));
        double norm = Math.sqrt(2.0 / frames);
        double[][] terms = new double[order][frames];
        for (int k = 1; k <= order; k++) {
            for (int f = 0; f < frames; f++) {
                terms[k - 1][f] = norm * Math.cos(Math.PI / frames * (f + 0.5) * k);
            }
        }
        return terms;
    }
}
