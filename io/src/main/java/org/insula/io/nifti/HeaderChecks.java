package org.insula.io.nifti;

import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** What must hold in a header before it is believed: one small check each, which names the file and what is wrong. */
final class HeaderChecks {
    /** Header extensions of real files (CIFTI's XML) reach tens of MB; an offset beyond this is damage. */
    private static final long LARGEST_OFFSET = 1L << 30;

    private static final String DAMAGED = "the header is damaged; make the file again";

    private HeaderChecks() {}

    /** The sizes of all dimensions: 1 to 7 of them, each positive. */
    static long[] dimensions(String file, HeaderFields fields) {
        long count = fields.whole("dim", 0);
        if (count < 1 || count > 7) {
            throw new InputException(file, "has " + count + " dimensions, not 1 to 7", DAMAGED);
        }
        long[] sizes = new long[(int) count];
        for (int d = 0; d < count; d++) {
            sizes[d] = fields.whole("dim", d + 1);
            if (sizes[d] < 1) {
                throw new InputException(file, "dimension " + (d + 1) + " has " + sizes[d] + " voxels", DAMAGED);
            }
        }
        return sizes;
    }

    /** The product of some dimensions, as far as one Java array reaches. */
    static int product(String file, long[] sizes, int from, int to) {
        long product = 1;
        for (int d = from; d < Math.min(to, sizes.length); d++) {
            // Neither factor exceeds 2³¹ when they are multiplied, so that the product cannot overflow.
            if (sizes[d] > Grid.MAX_VOXELS || product * sizes[d] > Grid.MAX_VOXELS) {
                throw new InputException(
                        file,
                        "has " + describe(sizes) + " voxels, more than can be held",
                        "if the header is right, crop or downsample the image");
            }
            product *= sizes[d];
        }
        return (int) product;
    }

    /** How voxels are stored. */
    static Datatype datatype(String file, HeaderFields fields) {
        int code = (int) fields.whole("datatype");
        // The bits a voxel follow from it; some programs leave those of the image a header was copied from.
        return Datatype.ofCode(code)
                .orElseThrow(() -> new InputException(
                        file,
                        "unsupported datatype " + Datatype.describe(code),
                        "convert the image to a real-valued type such as float32"));
    }

    /** The byte at which the voxels start; a single file that says 0 means right behind the header. */
    static long offset(String file, HeaderFields fields, boolean single) {
        double offset = fields.real("vox_offset");
        int least = single ? fields.layout().size() : 0;
        if (single && offset == 0) {
            return least + 4L;
        }
        if (!(offset >= least) || offset > LARGEST_OFFSET || offset != Math.rint(offset)) {
            throw new InputException(file, "says that its voxels start at byte " + offset, DAMAGED);
        }
        return (long) offset;
    }

    /** Slope and intercept from stored to real values: 1 and 0 where the slope is 0, NaN or infinite. */
    static double[] scaling(String file, HeaderFields fields) {
        double slope = fields.real("scl_slope");
        double inter = fields.real("scl_inter");
        if (slope == 0 || !Double.isFinite(slope)) {
            return new double[] {1, 0};
        }
        if (!Double.isFinite(inter)) {
            throw new InputException(file, "scales its voxels by " + slope + " but then adds " + inter, DAMAGED);
        }
        return new double[] {slope, inter};
    }

    /** An affine that can be used: finite and not flat. */
    static Affine usable(String file, String origin, Affine affine) {
        if (!affine.isFinite() || affine.determinant() == 0 || !Double.isFinite(affine.determinant())) {
            throw new InputException(
                    file,
                    "its " + origin + " does not map voxels to mm: " + affine,
                    "set a right one, for instance from the image it was made of");
        }
        return affine;
    }

    /** Sizes for people, as in {@code 64×64×36}. */
    static String describe(long[] sizes) {
        StringBuilder text = new StringBuilder();
        for (long size : sizes) {
            text.append(text.length() == 0 ? "" : "×").append(size);
        }
        return text.toString();
    }
}
