package org.insula.pipeline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.insula.atlas.Atlas;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.FrameSource;
import org.insula.io.nifti.NiftiReader;

/** Measures the parcellation of one packed run, by the engine that all commands use, beside only unpacking it. */
public final class ParcellationBench {
    private static final int INPUT_BYTES = 1 << 17;
    private static final int OUTPUT_BYTES = 1 << 16;

    private final FileAccess files;
    private final String bold;
    private final Atlas atlas;

    /** Measures on a {@code .nii.gz} file and an atlas of its grid. */
    public ParcellationBench(FileAccess files, String bold, Atlas atlas) {
        this.files = files;
        this.bold = bold;
        this.atlas = atlas;
    }

    /**
     * Measures time, in the given number of rounds after a first one that only warms up, then memory.
     *
     * @throws InputException if the run is no gzip data, or cannot be parcellated
     */
    public ParcellationFigures measure(int rounds) {
        long unpacked = unpack();
        Rounds times = Rounds.of(rounds, this::unpack, this::parcellate);
        RegionSeries series = parcellate();
        long peak = peakOf(this::parcellate);
        return new ParcellationFigures(
                atlas.grid().describe(),
                series.frames(),
                atlas.size(),
                packedBytes(),
                unpacked,
                times.baseSeconds(),
                times.ourSeconds(),
                times.ratio(Rounds.Took::clock),
                times.ratio(Rounds.Took::processor),
                live(),
                peak);
    }

    private long packedBytes() {
        try {
            return files.status(bold).size();
        } catch (IOException e) {
            throw InputException.reading(bold, e);
        }
    }

    /** Unpacks the file with the JDK's stream and drops the bytes; gives their number. */
    private long unpack() {
        byte[] buffer = new byte[OUTPUT_BYTES];
        long bytes = 0;
        try (InputStream raw = files.open(bold);
                InputStream unpacked = new GZIPInputStream(raw, INPUT_BYTES)) {
            for (int count = unpacked.read(buffer); count >= 0; count = unpacked.read(buffer)) {
                bytes += count;
            }
        } catch (IOException e) {
            throw InputException.reading(bold, e);
        }
        return bytes;
    }

    private RegionSeries parcellate() {
        try (FrameSource frames = NiftiReader.open(files, bold)) {
            return parcellate(frames);
        }
    }

    private RegionSeries parcellate(FrameSource frames) {
        return RegionExtractor.of(atlas).extract(frames, frames.repetitionTime().orElse(Double.NaN));
    }

    /** The most bytes that one parcellation keeps in use, beyond the atlas and what was there before. */
    private long live() {
        long before = LiveMemory.now();
        try (LiveMemory frames = new LiveMemory(NiftiReader.open(files, bold))) {
            parcellate(frames);
            return frames.most() - before;
        }
    }

    /** The most bytes of heap during some work, garbage included. */
    private static long peakOf(Runnable work) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        work.run();
        return heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
