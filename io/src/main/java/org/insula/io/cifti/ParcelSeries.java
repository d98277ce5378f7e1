package org.insula.io.cifti;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.nifti.NiftiValues;

/** A parcel series ({@code .ptseries.nii}): the time series of groups of grayordinates that somebody has averaged. */
public final class ParcelSeries {
    private final List<String> names;
    private final OptionalDouble repetitionTime;
    private final double[][] values;

    private ParcelSeries(List<String> names, OptionalDouble repetitionTime, double[][] values) {
        this.names = names;
        this.repetitionTime = repetitionTime;
        this.values = values;
    }

    /**
     * Reads a whole file.
     *
     * @throws InputException if it cannot be read, holds something else than series of parcels, or is damaged
     */
    public static ParcelSeries read(FileAccess files, String path) {
        CiftiMatrix matrix = CiftiMatrix.read(files, path);
        List<String> names = names(path, matrix.header());
        SeriesAxis series = (SeriesAxis) matrix.header().rowAxis();
        double[][] values = new double[series.length()][];
        Arrays.setAll(values, matrix::values);
        return new ParcelSeries(names, series.repetitionTime(), values);
    }

    /**
     * The names of the parcels, read from the header alone.
     *
     * @throws InputException as {@link #read} has it, except for the values
     */
    public static List<String> names(FileAccess files, String path) {
        try (NiftiValues source = NiftiReader.openExtended(files, path, CiftiHeader.EXTENSION)) {
            return names(path, CiftiHeader.of(source));
        }
    }

    /**
     * The number of frames, read from the header alone.
     *
     * @throws InputException as {@link #read} has it, except for the values
     */
    public static int frames(FileAccess files, String path) {
        try (NiftiValues source = NiftiReader.openExtended(files, path, CiftiHeader.EXTENSION)) {
            CiftiHeader header = CiftiHeader.of(source);
            names(path, header);
            return ((SeriesAxis) header.rowAxis()).length();
        }
    }

    private static List<String> names(String path, CiftiHeader header) {
        if (!(header.rowAxis() instanceof SeriesAxis) || !(header.columnAxis() instanceof ParcelsAxis parcels)) {
            throw header.isNot(path, "a parcel series (.ptseries.nii)");
        }
        return parcels.names();
    }

    /** The names of the parcels, in the order of the file. */
    public List<String> names() {
        return names;
    }

    /** The time between frames in s, if the file states one that can be believed. */
    public OptionalDouble repetitionTime() {
        return repetitionTime;
    }

    /** A fresh copy of the values as {@code [frame][parcel]}. */
    public double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
