package org.insula.io.fsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * The movement of the head in the form of the Human Connectome Project's pipelines, {@code Movement_Regressors.txt}: a
 * line a frame with three translations (mm), three rotations (degrees) and, mostly, the temporal derivatives of all
 * six.
 */
public final class MovementRegressors {
    private static final List<String> NAMES = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    private static final String DERIVATIVE = "_derivative1";
    private static final int PARAMETERS = 6;
    private static final int TRANSLATIONS = 3;

    private MovementRegressors() {}

    /** Whether a file's name says that it is of this form. */
    public static boolean isNamed(String path) {
        return FilePaths.name(path).matches("Movement_Regressors.*\\.txt");
    }

    /**
     * Reads a file into named columns, in the words and units of fMRIPrep: {@code trans_x} … in mm, {@code rot_x} … in
     * radians, and each with {@code _derivative1}.
     *
     * @throws InputException if the file cannot be read, is empty, or does not have 6 or 12 numbers in every line
     */
    public static Table read(FileAccess files, String path) {
        List<double[]> rows = NumberText.read(files, path, List.of(PARAMETERS, 2 * PARAMETERS));
        if (rows.isEmpty()) {
            throw new InputException(path, "is empty", "copy it again");
        }
        List<String> columns = new ArrayList<>(NAMES);
        if (rows.get(0).length > PARAMETERS) {
            NAMES.forEach(name -> columns.add(name + DERIVATIVE));
        }
        return Table.of(
                path, columns, rows.stream().map(MovementRegressors::cells).toList());
    }

    private static List<String> cells(double[] row) {
        for (int c = 0; c < row.length; c++) {
            row[c] = c % PARAMETERS < TRANSLATIONS ? row[c] : Math.toRadians(row[c]);
        }
        return Arrays.stream(row).mapToObj(Tsv::format).toList();
    }
}
