package org.insula.pipeline.bench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one run's parcellation.
 *
 * @param grid the run's voxels, for people
 * @param frames its frames
 * @param regions the atlas's regions
 * @param packedBytes the file's size
 * @param unpackedBytes what it unpacks to
 * @param unpackSeconds median of only unpacking
 * @param parcellateSeconds median of our parcellation, unpacking included
 * @param ratio median over the rounds of ours by only unpacking
 * @param processorRatio the same in processor time, which a busy machine hardly changes
 * @param liveBytes the most that one parcellation kept in use
 * @param peakHeapBytes the most heap in use during one, garbage and all else in the process included
 */
public record ParcellationFigures(
        String grid,
        int frames,
        int regions,
        long packedBytes,
        long unpackedBytes,
        double unpackSeconds,
        double parcellateSeconds,
        double ratio,
        double processorRatio,
        long liveBytes,
        long peakHeapBytes) {

    /** The figures for people, in MB of a million bytes. */
    public List<String> lines() {
        return List.of(
                line(
                        "%-18s %s, %d frames, %d regions; %.1f MB, unpacked %.1f MB",
                        "run", grid, frames, regions, packedBytes / 1e6, unpackedBytes / 1e6),
                line("%-18s %7.3f s %7.0f MB/s", "only unpacking", unpackSeconds, rate(unpackSeconds)),
                line("%-18s %7.3f s %7.0f MB/s", "insula", parcellateSeconds, rate(parcellateSeconds)),
                line("%-18s %7.2f (%.2f in processor time)", "ratio", ratio, processorRatio),
                line("%-18s %7.1f MB", "live memory", liveBytes / 1e6),
                line("%-18s %7.1f MB, garbage included", "most heap in use", peakHeapBytes / 1e6));
    }

    private double rate(double seconds) {
        return unpackedBytes / 1e6 / seconds;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
