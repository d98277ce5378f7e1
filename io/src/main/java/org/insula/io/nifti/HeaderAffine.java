package org.insula.io.nifti;

import org.insula.io.InputException;
import org.insula.io.image.Affine;

/**
 * The affine of a header by the standard's precedence: the sform if its code says there is one (and it is not all zero
 * beside a qform), else the qform, else the voxel sizes alone. For the last the standard knows no position; like nibabel and SPM, the origin is put at the
 * centre of the image and the first axis is taken to run from right to left. Space is taken to be in mm whatever the
 * header's unit says, as other tools do.
 */
final class HeaderAffine {
    private HeaderAffine() {}

    /**
     * The voxel → mm map.
     *
     * @throws InputException if the form that counts is not finite, not a rotation or flat
     */
    static Affine of(String file, HeaderFields fields, long[] dimensions) {
        if (fields.whole("sform_code") > 0 && !(isEmpty(fields) && hasQuaternion(fields))) {
            return HeaderChecks.usable(file, "sform", matrix(fields));
        }
        if (fields.whole("qform_code") > 0) {
            QuaternionForm form = quaternion(fields);
            if (!form.isValid()) {
                throw new InputException(
                        file,
                        "its qform is not a rotation: quaternion " + form.b() + ", " + form.c() + ", " + form.d(),
                        "set a right one, for instance from the image it was made of");
            }
            return HeaderChecks.usable(file, "qform", form.toAffine());
        }
        return HeaderChecks.usable(file, "pixdim", centred(fields, dimensions));
    }

    /** Whether nothing that is a number was written where the sform is, whatever its code says. */
    private static boolean isEmpty(HeaderFields fields) {
        for (String row : new String[] {"srow_x", "srow_y", "srow_z"}) {
            for (int column = 0; column < 3; column++) {
                double element = fields.real(row, column);
                if (element != 0 && !Double.isNaN(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasQuaternion(HeaderFields fields) {
        return fields.whole("qform_code") > 0 && quaternion(fields).isValid();
    }

    private static Affine matrix(HeaderFields fields) {
        double[] elements = new double[12];
        String[] rows = {"srow_x", "srow_y", "srow_z"};
        for (int e = 0; e < elements.length; e++) {
            elements[e] = fields.real(rows[e / 4], e % 4);
        }
        return Affine.of(elements);
    }

    private static QuaternionForm quaternion(HeaderFields fields) {
        double[] sizes = voxelSizes(fields, 3);
        return new QuaternionForm(
                fields.real("quatern_b"),
                fields.real("quatern_c"),
                fields.real("quatern_d"),
                fields.real("pixdim", 0) < 0 ? -1 : 1,
                sizes[0],
                sizes[1],
                sizes[2],
                fields.real("qoffset_x"),
                fields.real("qoffset_y"),
                fields.real("qoffset_z"));
    }

    private static Affine centred(HeaderFields fields, long[] dimensions) {
        double[] sizes = voxelSizes(fields, dimensions.length);
        double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            long voxels = axis < dimensions.length ? dimensions[axis] : 1;
            centre[axis] = (voxels - 1) / 2.0 * sizes[axis];
        }
        return Affine.of(-sizes[0], 0, 0, centre[0], 0, sizes[1], 0, -centre[1], 0, 0, sizes[2], -centre[2]);
    }

    /** Voxel sizes in mm; 1 along axes that the image does not have or that state 0, and never negative. */
    private static double[] voxelSizes(HeaderFields fields, int dimensions) {
        double[] sizes = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double size = axis < dimensions ? Math.abs(fields.real("pixdim", axis + 1)) : 1;
            sizes[axis] = size == 0 ? 1 : size;
        }
        return sizes;
    }
}
