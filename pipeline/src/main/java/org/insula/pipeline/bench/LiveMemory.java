package org.insula.pipeline.bench;

import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/**
 * Passes a run's frames on and looks, ten times on the way, how many bytes are in use once all garbage is collected.
 * That takes its time, so it is no part of a timed pass. For one thread, while no other works.
 */
final class LiveMemory implements FrameSource {
    private static final int LOOKS = 10;

    private final FrameSource frames;
    private int passed;
    private long most;

    LiveMemory(FrameSource frames) {
        this.frames = frames;
    }

    /** Bytes of the heap that are in use, garbage apart. */
    static long now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most bytes that were in use at any look. */
    long most() {
        return most;
    }

    @Override
    public boolean next(double[] frame) {
        boolean given = frames.next(frame);
        int step = Math.max(1, frames.frames() / LOOKS);
        if (given && ++passed % step == 0) {
            most = Math.max(most, now());
        }
        return given;
    }

    @Override
    public String path() {
        return frames.path();
    }

    @Override
    public Grid grid() {
        return frames.grid();
    }

    @Override
    public int frames() {
        return frames.frames();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return frames.repetitionTime();
    }

    @Override
    public void close() {
        frames.close();
    }
}
