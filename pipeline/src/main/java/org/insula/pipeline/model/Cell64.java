package org.insula.pipeline.model;

/**
 * The equations of a recurrent cell, for one frame of all samples at a time; {@link Recurrence64} does everything that
 * cells have in common.
 *
 * <p>{@code sums} holds a frame's x·W_x + b, [sample][block][unit]; a cell that takes {@code h·W_h} apart has those in
 * {@code hiddenSums}, another finds them added in already. The arrays span all frames; offsets lead to the frame.
 */
interface Cell64 {

    /** Whether the hidden state's part of the sums is wanted apart from the input's. */
    boolean hiddenSumsApart();

    /** Makes room for a batch. */
    void reserve(int frames, int samples);

    /**
     * One frame forward.
     *
     * @param before number of the frame before in the cell's order; −1 for none: states are zero there
     */
    void forward(int frame, int before, double[] sums, double[] hiddenSums, double[] states);

    /** Before the frames go backward, last first. */
    default void startBackward() {}

    /**
     * One frame backward.
     *
     * @param sums           what {@link #forward} left there
     * @param stateGradient  the gradient of this frame's hidden state, [sample][unit]; changed to what goes to the
     *                       state before on other ways than through the hidden sums
     * @param sumGradient    receives the gradient of the frame's input sums
     * @param apartGradient  receives that of the frame's hidden sums where they are apart
     */
    void backward(
            int frame,
            int before,
            double[] sums,
            double[] hiddenSums,
            double[] states,
            double[] stateGradient,
            double[] sumGradient,
            double[] apartGradient);
}
