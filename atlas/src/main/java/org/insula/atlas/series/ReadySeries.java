package org.insula.atlas.series;

import java.util.ArrayList;
import java.util.List;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.series.RowsOfFrames;
import org.insula.io.series.SeriesFile;
import org.insula.io.series.SeriesTable;

/**
 * Turns the ready-made series of runs, whose path is a {@code .tsv} or {@code .ptseries.nii}, into {@link
 * RegionSeries}. The regions are those of the files, in their order, labelled from 1.
 */
public final class ReadySeries {

    private ReadySeries() {}

    /**
     * The regions that all runs have; reads only the names in their files.
     *
     * @throws InputException if a file cannot be read, or names other regions or the same in another order than the
     *     first
     * @throws IllegalArgumentException if there are no runs
     */
    public static List<Region> regions(FileAccess files, List<BoldRun> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
        List<String> first = SeriesFile.regions(files, runs.get(0).path());
        for (BoldRun run : runs) {
            requireSame(first, runs.get(0).path(), SeriesFile.regions(files, run.path()), run.path());
        }
        return numbered(first);
    }

    private static List<Region> numbered(List<String> names) {
        List<Region> regions = new ArrayList<>();
        for (String name : names) {
            regions.add(new Region(regions.size() + 1, name));
        }
        return List.copyOf(regions);
    }

    private static void requireSame(List<String> expected, String where, List<String> found, String path) {
        if (found.equals(expected)) {
            return;
        }
        String problem = "has " + found.size() + " regions where " + where + " has " + expected.size();
        if (found.size() == expected.size()) {
            int r = 0;
            while (found.get(r).equals(expected.get(r))) {
                r++;
            }
            problem = "its region " + (r + 1) + " is " + found.get(r) + " where " + where + " has " + expected.get(r);
        }
        throw new InputException(path, problem, "all runs need the same regions in the same order");
    }

    /**
     * The series of a run, named after it. Frames that were removed or censored before it was made are put back as NaN
     * where a table tells them ({@link RowsOfFrames}). Values that are not finite become NaN; the coverage of a region is the share
     * of frames in which it has a value, of those in which any region has. The repetition time is the run's, else the
     * file's.
     *
     * @param regions as {@link #regions} gave them
     * @throws InputException if the file cannot be read, has other regions, no value at all, or other rows than its
     *     scan has frames and no table explains that
     */
    public static RegionSeries read(FileAccess files, BoldRun run, List<Region> regions) {
        return readNoted(files, run, regions).series();
    }

    /**
     * A series and what was odd about its file.
     *
     * @param series the series
     * @param notes one line each
     */
    public record Noted(RegionSeries series, List<String> notes) {
        /** Copies the list. */
        public Noted {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The same as {@link #read}, with what was odd.
     *
     * @throws InputException as {@link #read} has it
     */
    public static Noted readNoted(FileAccess files, BoldRun run, List<Region> regions) {
        SeriesTable table = SeriesFile.read(files, run.path());
        List<String> names = regions.stream().map(Region::name).toList();
        requireSame(names, "the study", table.regions(), run.path());
        RowsOfFrames rows = RowsOfFrames.of(files, run, table.frames());
        double[][] values = rows.spread(table.values(), names.size());
        double[] coverage = coverage(values, names.size(), run.path());
        double repetitionTime = run.hasRepetitionTime()
                ? run.repetitionTime()
                : table.repetitionTime().orElse(Double.NaN);
        RegionSeries series = new RegionSeries(run.id(), regions, repetitionTime, values, coverage);
        return new Noted(series, rows.note().isEmpty() ? List.of() : List.of(rows.note()));
    }

    /** Also turns infinite values into NaN. */
    private static double[] coverage(double[][] values, int regions, String path) {
        double[] coverage = new double[regions];
        int framesWithValues = 0;
        for (double[] frame : values) {
            boolean any = false;
            for (int r = 0; r < regions; r++) {
                boolean finite = Double.isFinite(frame[r]);
                frame[r] = finite ? frame[r] : Double.NaN;
                coverage[r] += finite ? 1 : 0;
                any |= finite;
            }
            framesWithValues += any ? 1 : 0;
        }
        if (framesWithValues == 0) {
            throw new InputException(path, "no region has a value in any frame", "check the file");
        }
        for (int r = 0; r < regions; r++) {
            coverage[r] /= framesWithValues;
        }
        return coverage;
    }
}
