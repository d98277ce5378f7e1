package org.insula.io.cifti;

import java.util.Arrays;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Reads the volume in which the voxels of a CIFTI-2 header lie. */
final class VolumeXml {
    private static final int MILLI = -3;

    private final XmlCursor cursor;

    VolumeXml(XmlCursor cursor) {
        this.cursor = cursor;
    }

    Grid parse() {
        String text = cursor.attribute("VolumeDimensions");
        if (!text.matches("\\d{1,9}(\\s*,\\s*\\d{1,9}){2}")) {
            throw cursor.damaged("has a volume of the dimensions \"" + text + "\"");
        }
        int[] sides = Arrays.stream(text.split("\\s*,\\s*"))
                .mapToInt(Integer::parseInt)
                .toArray();
        Affine affine = null;
        int volume = cursor.depth();
        while (cursor.nextChild(volume)) {
            if (cursor.name().equals("TransformationMatrixVoxelIndicesIJKtoXYZ")) {
                affine = affine();
            }
        }
        if (affine == null) {
            throw cursor.damaged("has a volume without its transformation to mm");
        }
        try {
            return new Grid(sides[0], sides[1], sides[2], affine);
        } catch (IllegalArgumentException e) {
            throw cursor.damaged("has a volume of the dimensions \"" + text + "\"");
        }
    }

    private Affine affine() {
        double toMillimetres = Math.pow(10, cursor.number("MeterExponent") - MILLI);
        double[] elements = cursor.numbers(16);
        double[] rows = new double[12];
        for (int e = 0; e < rows.length; e++) {
            rows[e] = elements[e] * toMillimetres;
        }
        Affine affine = Affine.of(rows);
        if (!affine.isFinite() || affine.determinant() == 0) {
            throw cursor.damaged("has a volume whose transformation maps nothing to mm: " + affine);
        }
        return affine;
    }
}
