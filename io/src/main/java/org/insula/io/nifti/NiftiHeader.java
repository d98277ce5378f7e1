package org.insula.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.insula.io.InputException;
import org.insula.io.image.Grid;

/** What a NIfTI header says, checked. Immutable; may be shared between threads. */
public final class NiftiHeader {
    private static final int TIME_UNITS = 0x38;

    private final HeaderFields fields;
    private final boolean single;
    private final long[] dimensions;
    private final Datatype datatype;
    private final long voxelOffset;
    private final double slope;
    private final double intercept;
    private final Grid grid;
    private final int frames;

    private NiftiHeader(String file, HeaderFields fields) {
        this.fields = fields;
        this.single = isSingle(file, fields);
        this.dimensions = HeaderChecks.dimensions(file, fields);
        this.datatype = HeaderChecks.datatype(file, fields);
        this.voxelOffset = HeaderChecks.offset(file, fields, single);
        double[] scaling = HeaderChecks.scaling(file, fields);
        this.slope = scaling[0];
        this.intercept = scaling[1];
        HeaderChecks.product(file, dimensions, 0, 3);
        this.frames = HeaderChecks.product(file, dimensions, 3, dimensions.length);
        this.grid = new Grid(side(0), side(1), side(2), HeaderAffine.of(file, fields, dimensions));
    }

    /** The most bytes a header has. */
    static int largestSize() {
        return HeaderLayout.NIFTI2.size();
    }

    /**
     * The length of the header that starts with the given bytes: 348 or 540.
     *
     * @throws InputException if this is not the start of a NIfTI header
     */
    static int sizeFrom(String file, byte[] start) {
        return layoutOf(file, start).size();
    }

    /**
     * Reads and checks a header.
     *
     * @param file named in messages
     * @param bytes at least as many as the header has
     * @throws InputException if this is not a NIfTI header, or what it says cannot be
     */
    static NiftiHeader parse(String file, byte[] bytes) {
        HeaderLayout layout = layoutOf(file, bytes);
        ByteOrder order = sizeField(bytes, ByteOrder.LITTLE_ENDIAN) == layout.size()
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
        return new NiftiHeader(file, new HeaderFields(layout, Arrays.copyOf(bytes, layout.size()), order));
    }

    private static HeaderLayout layoutOf(String file, byte[] start) {
        int little = sizeField(start, ByteOrder.LITTLE_ENDIAN);
        int big = sizeField(start, ByteOrder.BIG_ENDIAN);
        for (HeaderLayout layout : HeaderLayout.values()) {
            if (little == layout.size() || big == layout.size()) {
                return layout;
            }
        }
        throw new InputException(
                file, "is not a NIfTI image: it starts with neither 348 nor 540", "check that it is the right file");
    }

    private static int sizeField(byte[] start, ByteOrder order) {
        return ByteBuffer.wrap(start).order(order).getInt(0);
    }

    private static boolean isSingle(String file, HeaderFields fields) {
        String magic = fields.characters("magic");
        if (magic.equals(magic("n+", fields.layout()))) {
            return true;
        }
        if (magic.equals(magic("ni", fields.layout()))) {
            return false;
        }
        if (fields.text("magic").isEmpty()) {
            throw new InputException(file, "is an ANALYZE 7.5 header, not NIfTI", "convert it to NIfTI");
        }
        throw new InputException(file, "is not a NIfTI image: its magic text is wrong", "make the file again");
    }

    /** NIfTI-2 appends CR LF SUB LF, which a transfer as text would have changed. */
    private static String magic(String kind, HeaderLayout layout) {
        return kind + layout.version() + (layout == HeaderLayout.NIFTI1 ? "\0" : "\0\r\n\032\n");
    }

    private int side(int axis) {
        return axis < dimensions.length ? (int) dimensions[axis] : 1;
    }

    /** Bytes of the header itself. */
    int size() {
        return fields.layout().size();
    }

    /** 1 or 2. */
    public int version() {
        return fields.layout().version();
    }

    /** The order of bytes in header and voxels. */
    public ByteOrder byteOrder() {
        return fields.order();
    }

    /** Whether the voxels are in the header's own file rather than in an .img file. */
    public boolean isSingleFile() {
        return single;
    }

    /** The sizes of all 1 to 7 dimensions, as stated. */
    public long[] dimensions() {
        return dimensions.clone();
    }

    /** The first three dimensions (1 where there are fewer) and where they lie. */
    public Grid grid() {
        return grid;
    }

    /** The product of all dimensions from the fourth on; 1 if there are fewer. */
    public int frames() {
        return frames;
    }

    /** Whether more than one dimension behind the first three has more than one entry: x, y, z, 1, T is a run. */
    public boolean hasMoreThanFourDimensions() {
        int several = 0;
        for (int d = 3; d < dimensions.length; d++) {
            several += dimensions[d] > 1 ? 1 : 0;
        }
        return several > 1;
    }

    /** Which dimension frames are along, counted from 1: the first behind the third that has several, else the fourth. */
    private int frameDimension() {
        for (int d = 3; d < dimensions.length; d++) {
            if (dimensions[d] > 1) {
                return d + 1;
            }
        }
        return 4;
    }

    /** How voxels are stored. */
    public Datatype datatype() {
        return datatype;
    }

    /** The byte at which the voxels start. */
    public long voxelOffset() {
        return voxelOffset;
    }

    /** Bytes of one frame. */
    public long frameBytes() {
        return (long) grid.voxels() * datatype.bytes();
    }

    /** What stored values are multiplied by; 1 = none. */
    public double slope() {
        return slope;
    }

    /** What is added to the product; 0 = none. */
    public double intercept() {
        return intercept;
    }

    /**
     * The time between frames in s, as stated and whether or not it can be believed. A missing unit is taken as s;
     * empty if the fourth dimension is missing or is not time, or the number is not positive.
     */
    public OptionalDouble repetitionTime() {
        double perUnit =
                switch ((int) fields.whole("xyzt_units") & TIME_UNITS) {
                    case 0, 8 -> 1;
                    case 16 -> 1e-3;
                    case 24 -> 1e-6;
                    default -> 0;
                };
        double step = fields.real("pixdim", frameDimension());
        double seconds = decimal(step > 0 ? step : fields.real("pixdim", 4)) * perUnit;
        boolean stated = dimensions.length >= 4 && seconds > 0 && Double.isFinite(seconds);
        return stated ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    /** The number that was meant: 0.72 in NIfTI-1's float32 would otherwise be read as 0.7200000286. */
    private double decimal(double stored) {
        return version() == 1 ? Double.parseDouble(Float.toString((float) stored)) : stored;
    }

    /** The free text. */
    public String description() {
        return fields.text("descrip");
    }

    /** What the values mean, as a NIfTI intent code. */
    public int intentCode() {
        return (int) fields.whole("intent_code");
    }

    /** The name of that meaning. */
    public String intentName() {
        return fields.text("intent_name");
    }

    /** The space of the affine: 1 scanner, 2 aligned, 3 Talairach, 4 MNI; 0 if neither sform nor qform is there. */
    public int xformCode() {
        int sform = (int) fields.whole("sform_code");
        return sform > 0 ? sform : Math.max(0, (int) fields.whole("qform_code"));
    }

    @Override
    public String toString() {
        return "NIfTI-" + version() + " " + HeaderChecks.describe(dimensions) + " " + datatype.label();
    }
}
