package org.insula.atlas;

import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** Writes an atlas as BIDS does: a label image ({@code _dseg.nii.gz}) and its table of names ({@code _dseg.tsv}). */
public final class AtlasWriter {

    private AtlasWriter() {}

    /**
     * Writes both files, each whole or not at all. What {@link AtlasReader} reads back has the same grid, regions and
     * labels.
     *
     * @throws org.insula.io.InputException if a file cannot be written
     */
    public static void write(FileAccess files, String imagePath, String tsvPath, Atlas atlas) {
        int[] labels = atlas.labels();
        double[] values = new double[labels.length];
        for (int v = 0; v < labels.length; v++) {
            values[v] = labels[v];
        }
        NiftiMetadata meta = NiftiMetadata.forLabels().withDescription("atlas " + atlas.name());
        NiftiWriter.write(files, imagePath, new Volume(atlas.grid(), values), meta);
        writeTable(files, tsvPath, atlas);
    }

    /**
     * Writes the table of names alone.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void writeTable(FileAccess files, String tsvPath, Atlas atlas) {
        List<List<String>> rows = atlas.regions().stream()
                .map(region -> List.of(Integer.toString(region.label()), region.name()))
                .toList();
        Tsv.write(files, tsvPath, Table.of(List.of("index", "name"), rows));
    }
}
