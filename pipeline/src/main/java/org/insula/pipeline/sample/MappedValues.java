package org.insula.pipeline.sample;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Values in a file of this machine that the operating system maps into memory: it reads what is used and drops it again
 * when memory gets short, and the heap holds none of it.
 *
 * <p>A file that is larger than one mapping may be is mapped in segments of whole samples. The mapping lasts as long as
 * this object, also where the file is removed or replaced meanwhile; should it be truncated in place, Java throws an
 * InternalError at or soon after the next access. Threads may share it.
 */
public final class MappedValues implements SampleValues {
    /** Bytes of a segment at most, or one sample if that is larger; a mapping must stay below 2 GiB. */
    private static final long SEGMENT = 1L << 30;

    /** Values that are copied at a time before they become doubles: few enough for the fastest cache. */
    private static final int PIECE = 1024;

    private final ValuesShape shape;
    private final FloatBuffer[] segments;
    private final int samplesPerSegment;

    private MappedValues(ValuesShape shape, FloatBuffer[] segments, int samplesPerSegment) {
        this.shape = shape;
        this.segments = segments;
        this.samplesPerSegment = samplesPerSegment;
    }

    /**
     * Maps a file whose content was checked.
     *
     * @throws org.insula.io.InputException if its length is not that of the values wanted
     * @throws IOException if it cannot be opened or mapped
     */
    static MappedValues map(Path file, StoredValues wanted) throws IOException {
        return map(file, wanted, SEGMENT);
    }

    /** The same with segments of at most so many bytes, or one sample. */
    static MappedValues map(Path file, StoredValues wanted, long segmentBytes) throws IOException {
        ValuesShape shape = wanted.shape();
        int perSegment = (int) Math.min(Integer.MAX_VALUE, Math.max(1, segmentBytes / shape.sampleBytes()));
        int count = Math.toIntExact(((long) shape.samples() + perSegment - 1) / perSegment);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ValuesFile.checkLength(wanted, file.toString(), channel.size());
            FloatBuffer[] segments = new FloatBuffer[count];
            for (int segment = 0; segment < count; segment++) {
                long first = (long) segment * perSegment;
                long bytes = Math.min(perSegment, shape.samples() - first) * shape.sampleBytes();
                long start = wanted.header().length + first * shape.sampleBytes();
                segments[segment] = channel.map(MapMode.READ_ONLY, start, bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
            }
            return new MappedValues(shape, segments, perSegment);
        }
    }

    @Override
    public ValuesShape shape() {
        return shape;
    }

    @Override
    public void copyTo(int sample, double[] target, int offset) {
        int size = shape.size();
        Objects.checkFromIndexSize(offset, size, target.length);
        FloatBuffer segment = segment(sample);
        int start = start(sample);
        float[] piece = new float[Math.min(PIECE, size)];
        for (int done = 0; done < size; done += piece.length) {
            int length = Math.min(piece.length, size - done);
            segment.get(start + done, piece, 0, length);
            for (int i = 0; i < length; i++) {
                target[offset + done + i] = piece[i];
            }
        }
    }

    @Override
    public float[] of(int sample) {
        float[] values = new float[shape.size()];
        segment(sample).get(start(sample), values);
        return values;
    }

    private FloatBuffer segment(int sample) {
        return segments[Objects.checkIndex(sample, shape.samples()) / samplesPerSegment];
    }

    private int start(int sample) {
        return sample % samplesPerSegment * shape.size();
    }
}
