package org.insula.io.cifti;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/**
 * Files of all kinds that are written, of seven grayordinates: two surfaces with gaps, and voxels of a volume in two
 * structures. The value of row r and map m is {@code 10·r + m}, NaN in row 2.
 */
final class WrittenCifti {
    static final Grid VOLUME = new Grid(3, 4, 5, Affine.of(-2, 0, 0, 90.5, 0, 2, 0, -126, 0, 0, 2.5, -72));

    static final BrainModels MODELS = new BrainModels(
            List.of(
                    BrainModel.surface("CIFTI_STRUCTURE_CORTEX_LEFT", 10, 0, 2, 9),
                    BrainModel.surface("CIFTI_STRUCTURE_CORTEX_RIGHT", 10, 4),
                    BrainModel.voxels("CIFTI_STRUCTURE_PUTAMEN_LEFT", VOLUME.index(1, 2, 3), VOLUME.index(2, 3, 4)),
                    BrainModel.voxels("CIFTI_STRUCTURE_BRAIN_STEM", VOLUME.index(0, 3, 1))),
            Optional.of(VOLUME));

    /** One parcel of both hemispheres and the brain stem, one without grayordinates, one of the putamen. */
    static final BrainParcels PARCELS = new BrainParcels(
            List.of("x & <y>", "nowhere", "zwölf"), MODELS, new int[] {0, BrainParcels.NONE, 0, 0, 2, 2, 0});

    static final ScalarsAxis MAPS = new ScalarsAxis(List.of("face \"up\"", "house"));
    static final SeriesAxis SERIES = new SeriesAxis(3, 0, 0.72, "SECOND");

    private WrittenCifti() {}

    /** Writes a file of the kind that its name says. */
    static String write(FileAccess files, String folder, String kind) {
        String path = folder + "/ours." + kind + ".nii";
        CiftiAxis maps = kind.endsWith("series") ? SERIES : MAPS;
        if (kind.startsWith("d")) {
            CiftiWriter.dense(files, path, maps, MODELS, "of a test", WrittenCifti::fill);
        } else {
            CiftiWriter.parcels(files, path, maps, PARCELS, "of a test", WrittenCifti::fill);
        }
        return path;
    }

    static void fill(int row, double[] values) {
        Arrays.setAll(values, map -> row == 2 ? Double.NaN : 10 * row + map);
    }
}
