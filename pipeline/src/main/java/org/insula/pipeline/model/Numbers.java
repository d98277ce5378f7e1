package org.insula.pipeline.model;

/**
 * Float64 values {@code [sample][frame][unit]} where they cross between a network's users and its computation, which is
 * in either precision and keeps frames outermost: {@code [frame][sample][unit]}.
 */
final class Numbers {
    private double[] values = new double[0];
    private int samples;
    private int frames;
    private int units;

    /** Wraps an array, which may be longer than the values. */
    static Numbers of(double[] values, int samples, int frames, int units) {
        Numbers numbers = new Numbers();
        numbers.values = values;
        numbers.samples = samples;
        numbers.frames = frames;
        numbers.units = units;
        return numbers;
    }

    /** The array itself; it may be longer than the values. */
    double[] values() {
        return values;
    }

    /** Makes room for so many values, whose content is then anything. */
    void reshape(int newSamples, int newFrames, int newUnits) {
        samples = newSamples;
        frames = newFrames;
        units = newUnits;
        int size = Math.multiplyExact(Math.multiplyExact(samples, frames), units);
        if (values.length < size) {
            values = new double[size];
        }
    }

    /** Takes over values, {@code [frame][sample][unit]}. */
    void set(double[] from) {
        for (int frame = 0; frame < frames; frame++) {
            for (int sample = 0; sample < samples; sample++) {
                System.arraycopy(from, there(frame, sample), values, here(frame, sample), units);
            }
        }
    }

    /** Takes over values, {@code [frame][sample][unit]}. */
    void set(float[] from) {
        for (int frame = 0; frame < frames; frame++) {
            for (int sample = 0; sample < samples; sample++) {
                int source = there(frame, sample);
                int target = here(frame, sample);
                for (int i = 0; i < units; i++) {
                    values[target + i] = from[source + i];
                }
            }
        }
    }

    /** Copies the values, {@code [frame][sample][unit]}. */
    void copyTo(double[] to) {
        for (int frame = 0; frame < frames; frame++) {
            for (int sample = 0; sample < samples; sample++) {
                System.arraycopy(values, here(frame, sample), to, there(frame, sample), units);
            }
        }
    }

    /** Copies the values, {@code [frame][sample][unit]}, rounded. */
    void copyTo(float[] to) {
        for (int frame = 0; frame < frames; frame++) {
            for (int sample = 0; sample < samples; sample++) {
                int source = here(frame, sample);
                int target = there(frame, sample);
                for (int i = 0; i < units; i++) {
                    to[target + i] = (float) values[source + i];
                }
            }
        }
    }

    private int here(int frame, int sample) {
        return (sample * frames + frame) * units;
    }

    private int there(int frame, int sample) {
        return (frame * samples + sample) * units;
    }
}
