package org.insula.io.nifti;

import static org.insula.io.nifti.HeaderLayout.Type.FLOAT32;
import static org.insula.io.nifti.HeaderLayout.Type.FLOAT64;
import static org.insula.io.nifti.HeaderLayout.Type.INT16;
import static org.insula.io.nifti.HeaderLayout.Type.INT32;
import static org.insula.io.nifti.HeaderLayout.Type.INT64;
import static org.insula.io.nifti.HeaderLayout.Type.TEXT;
import static org.insula.io.nifti.HeaderLayout.Type.UINT8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything stands in a NIfTI header: one table a version. Both versions name their fields alike, so that the
 * code above asks for {@code dim} or {@code pixdim} without caring which it reads.
 */
enum HeaderLayout {
    /** The header of 348 bytes (nifti1.h, 2003); fields that only ANALYZE 7.5 used are named so. */
    NIFTI1(
            348,
            List.of(
                    field("sizeof_hdr", INT32, 1, 0, "348; its byte order is the file's"),
                    field("data_type", TEXT, 10, 4, "ANALYZE only"),
                    field("db_name", TEXT, 18, 14, "ANALYZE only"),
                    field("extents", INT32, 1, 32, "ANALYZE only"),
                    field("session_error", INT16, 1, 36, "ANALYZE only"),
                    field("regular", TEXT, 1, 38, "ANALYZE only; 'r'"),
                    field("dim_info", UINT8, 1, 39, "which axes are frequency, phase and slice"),
                    field("dim", INT16, 8, 40, "number of dimensions, then voxels along each"),
                    field("intent_p1", FLOAT32, 1, 56, "parameter of the intent"),
                    field("intent_p2", FLOAT32, 1, 60, "parameter of the intent"),
                    field("intent_p3", FLOAT32, 1, 64, "parameter of the intent"),
                    field("intent_code", INT16, 1, 68, "what the values mean"),
                    field("datatype", INT16, 1, 70, "how a voxel is stored"),
                    field("bitpix", INT16, 1, 72, "bits a voxel"),
                    field("slice_start", INT16, 1, 74, "first slice acquired"),
                    field("pixdim", FLOAT32, 8, 76, "handedness of the qform, then spacing along each dimension"),
                    field("vox_offset", FLOAT32, 1, 108, "byte at which the voxels start"),
                    field("scl_slope", FLOAT32, 1, 112, "value = slope · stored + inter; 0 or NaN: as stored"),
                    field("scl_inter", FLOAT32, 1, 116, "see scl_slope"),
                    field("slice_end", INT16, 1, 120, "last slice acquired"),
                    field("slice_code", UINT8, 1, 122, "order of acquisition"),
                    field("xyzt_units", UINT8, 1, 123, "bits 0-2 unit of space, bits 3-5 unit of time"),
                    field("cal_max", FLOAT32, 1, 124, "value shown brightest"),
                    field("cal_min", FLOAT32, 1, 128, "value shown darkest"),
                    field("slice_duration", FLOAT32, 1, 132, "time for one slice"),
                    field("toffset", FLOAT32, 1, 136, "time of the first frame"),
                    field("glmax", INT32, 1, 140, "ANALYZE only"),
                    field("glmin", INT32, 1, 144, "ANALYZE only"),
                    field("descrip", TEXT, 80, 148, "free text"),
                    field("aux_file", TEXT, 24, 228, "name of another file"),
                    field("qform_code", INT16, 1, 252, "space of the quaternion affine; 0: none"),
                    field("sform_code", INT16, 1, 254, "space of the matrix affine; 0: none"),
                    field("quatern_b", FLOAT32, 1, 256, "rotation"),
                    field("quatern_c", FLOAT32, 1, 260, "rotation"),
                    field("quatern_d", FLOAT32, 1, 264, "rotation"),
                    field("qoffset_x", FLOAT32, 1, 268, "position of the first voxel"),
                    field("qoffset_y", FLOAT32, 1, 272, "position of the first voxel"),
                    field("qoffset_z", FLOAT32, 1, 276, "position of the first voxel"),
                    field("srow_x", FLOAT32, 4, 280, "first row of the matrix affine"),
                    field("srow_y", FLOAT32, 4, 296, "second row"),
                    field("srow_z", FLOAT32, 4, 312, "third row"),
                    field("intent_name", TEXT, 16, 328, "name of the intent"),
                    field("magic", TEXT, 4, 344, "n+1: voxels in this file, ni1: in an .img file"))),
    /** The header of 540 bytes (nifti2.h, 2011): wider numbers, no ANALYZE. */
    NIFTI2(
            540,
            List.of(
                    field("sizeof_hdr", INT32, 1, 0, "540; its byte order is the file's"),
                    field("magic", TEXT, 8, 4, "n+2 or ni2, then CR LF SUB LF to show transfers as text"),
                    field("datatype", INT16, 1, 12, "how a voxel is stored"),
                    field("bitpix", INT16, 1, 14, "bits a voxel"),
                    field("dim", INT64, 8, 16, "number of dimensions, then voxels along each"),
                    field("intent_p1", FLOAT64, 1, 80, "parameter of the intent"),
                    field("intent_p2", FLOAT64, 1, 88, "parameter of the intent"),
                    field("intent_p3", FLOAT64, 1, 96, "parameter of the intent"),
                    field("pixdim", FLOAT64, 8, 104, "handedness of the qform, then spacing along each dimension"),
                    field("vox_offset", INT64, 1, 168, "byte at which the voxels start"),
                    field("scl_slope", FLOAT64, 1, 176, "value = slope · stored + inter; 0 or NaN: as stored"),
                    field("scl_inter", FLOAT64, 1, 184, "see scl_slope"),
                    field("cal_max", FLOAT64, 1, 192, "value shown brightest"),
                    field("cal_min", FLOAT64, 1, 200, "value shown darkest"),
                    field("slice_duration", FLOAT64, 1, 208, "time for one slice"),
                    field("toffset", FLOAT64, 1, 216, "time of the first frame"),
                    field("slice_start", INT64, 1, 224, "first slice acquired"),
                    field("slice_end", INT64, 1, 232, "last slice acquired"),
                    field("descrip", TEXT, 80, 240, "free text"),
                    field("aux_file", TEXT, 24, 320, "name of another file"),
                    field("qform_code", INT32, 1, 344, "space of the quaternion affine; 0: none"),
                    field("sform_code", INT32, 1, 348, "space of the matrix affine; 0: none"),
                    field("quatern_b", FLOAT64, 1, 352, "rotation"),
                    field("quatern_c", FLOAT64, 1, 360, "rotation"),
                    field("quatern_d", FLOAT64, 1, 368, "rotation"),
                    field("qoffset_x", FLOAT64, 1, 376, "position of the first voxel"),
                    field("qoffset_y", FLOAT64, 1, 384, "position of the first voxel"),
                    field("qoffset_z", FLOAT64, 1, 392, "position of the first voxel"),
                    field("srow_x", FLOAT64, 4, 400, "first row of the matrix affine"),
                    field("srow_y", FLOAT64, 4, 432, "second row"),
                    field("srow_z", FLOAT64, 4, 464, "third row"),
                    field("slice_code", INT32, 1, 496, "order of acquisition"),
                    field("xyzt_units", INT32, 1, 500, "bits 0-2 unit of space, bits 3-5 unit of time"),
                    field("intent_code", INT32, 1, 504, "what the values mean"),
                    field("intent_name", TEXT, 16, 508, "name of the intent"),
                    field("dim_info", UINT8, 1, 524, "which axes are frequency, phase and slice"),
                    field("unused_str", TEXT, 15, 525, "zeros")));

    /** How a field's numbers are stored. */
    enum Type {
        TEXT(1),
        UINT8(1),
        INT16(2),
        INT32(4),
        INT64(8),
        FLOAT32(4),
        FLOAT64(8);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /**
     * One line of the table.
     *
     * @param count how many numbers, or characters
     * @param offset byte at which the first one starts
     */
    record Field(String name, Type type, int count, int offset, String meaning) {
        /** The byte after the last one. */
        int end() {
            return offset + count * type.bytes();
        }
    }

    private final int size;
    private final Map<String, Field> fields;

    HeaderLayout(int size, List<Field> fields) {
        this.size = size;
        this.fields = new LinkedHashMap<>();
        for (Field field : fields) {
            this.fields.put(field.name(), field);
        }
    }

    private static Field field(String name, Type type, int count, int offset, String meaning) {
        return new Field(name, type, count, offset, meaning);
    }

    /** Bytes of the header. */
    int size() {
        return size;
    }

    /** 1 or 2. */
    int version() {
        return ordinal() + 1;
    }

    /** The fields in the order of their bytes. */
    List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The field of that name; both versions have it, except for what only ANALYZE used. */
    Field field(String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(this + " has no field " + name);
        }
        return field;
    }
}
