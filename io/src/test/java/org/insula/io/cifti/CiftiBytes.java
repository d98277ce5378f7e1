package org.insula.io.cifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** CIFTI files put together byte by byte from the standard, independently of the reader. */
public final class CiftiBytes {
    private static final int HEADER = 540;

    private final String xml;
    private final double[][] values;
    private long[] dimensions;

    private CiftiBytes(String xml, double[][] values) {
        this.xml = xml;
        this.values = values;
        this.dimensions = new long[] {1, 1, 1, 1, values.length, values[0].length};
    }

    /** A matrix with {@code values[map or time point][grayordinate or parcel]}, its axes given as index maps. */
    public static CiftiBytes of(String rowMap, String columnMap, double[][] values) {
        return ofXml(
                "<CIFTI Version=\"2\"><Matrix><MetaData><MD><Name>Matrix</Name><Value>of a test</Value></MD></MetaData>"
                        + rowMap + columnMap + "</Matrix></CIFTI>",
                values);
    }

    static CiftiBytes ofXml(String xml, double[][] values) {
        return new CiftiBytes(xml, values);
    }

    CiftiBytes withDimensions(long... others) {
        dimensions = others;
        return this;
    }

    /** Points {@code seconds} apart. */
    public static String series(int points, double seconds) {
        return "<MatrixIndicesMap AppliesToMatrixDimension=\"0\" IndicesMapToDataType=\"CIFTI_INDEX_TYPE_SERIES\""
                + " NumberOfSeriesPoints=\"" + points + "\" SeriesExponent=\"-3\" SeriesStart=\"0\" SeriesStep=\""
                + 1000 * seconds + "\" SeriesUnit=\"SECOND\"/>";
    }

    public static String brainModels(String... models) {
        return map(1, "BRAIN_MODELS", models);
    }

    public static String surface(String structure, int mesh, int offset, int... vertices) {
        return "<BrainModel IndexOffset=\"" + offset + "\" IndexCount=\"" + vertices.length
                + "\" ModelType=\"CIFTI_MODEL_TYPE_SURFACE\" BrainStructure=\"CIFTI_STRUCTURE_" + structure
                + "\" SurfaceNumberOfVertices=\"" + mesh + "\"><VertexIndices>" + words(vertices)
                + "</VertexIndices></BrainModel>";
    }

    public static String voxels(String structure, int offset, int... ijk) {
        return "<BrainModel IndexOffset=\"" + offset + "\" IndexCount=\"" + ijk.length / 3
                + "\" ModelType=\"CIFTI_MODEL_TYPE_VOXELS\" BrainStructure=\"CIFTI_STRUCTURE_" + structure
                + "\"><VoxelIndicesIJK>\n" + words(ijk) + "\n</VoxelIndicesIJK></BrainModel>";
    }

    /** Voxels of 2 mm. */
    public static String volume(int nx, int ny, int nz) {
        return "<Volume VolumeDimensions=\"" + nx + "," + ny + "," + nz
                + "\"><TransformationMatrixVoxelIndicesIJKtoXYZ MeterExponent=\"-3\">-2 0 0 90\n0 2 0 -126\n"
                + "0 0 2 -72\n0 0 0 1</TransformationMatrixVoxelIndicesIJKtoXYZ></Volume>";
    }

    public static String labels(String... namedMaps) {
        return map(0, "LABELS", namedMaps);
    }

    public static String labelMap(String name, Object... keysAndNames) {
        StringBuilder table = new StringBuilder();
        for (int l = 0; l < keysAndNames.length; l += 2) {
            table.append("<Label Key=\"" + keysAndNames[l] + "\" Red=\"1\" Green=\"0\" Blue=\"0\" Alpha=\"1\">"
                    + keysAndNames[l + 1] + "</Label>");
        }
        return "<NamedMap><MapName>" + name + "</MapName><LabelTable>" + table + "</LabelTable></NamedMap>";
    }

    public static String scalars(String... names) {
        return map(
                0,
                "SCALARS",
                Arrays.stream(names)
                        .map(name -> "<NamedMap><MapName>" + name + "</MapName></NamedMap>")
                        .toArray(String[]::new));
    }

    /** Parcels of one vertex each. */
    public static String parcels(String... names) {
        StringBuilder parcels = new StringBuilder(
                "<Surface BrainStructure=\"CIFTI_STRUCTURE_CORTEX_LEFT\" SurfaceNumberOfVertices=\"32492\"/>");
        for (int p = 0; p < names.length; p++) {
            parcels.append("<Parcel Name=\"" + names[p] + "\"><Vertices BrainStructure=\"CIFTI_STRUCTURE_CORTEX_LEFT\">"
                    + p + "</Vertices></Parcel>");
        }
        return map(1, "PARCELS", parcels.toString());
    }

    static String map(int dimension, String type, String... children) {
        return "<MatrixIndicesMap AppliesToMatrixDimension=\"" + dimension
                + "\" IndicesMapToDataType=\"CIFTI_INDEX_TYPE_" + type + "\">" + String.join("\n", children)
                + "</MatrixIndicesMap>";
    }

    private static String words(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    public byte[] bytes() {
        byte[] text = xml.getBytes(StandardCharsets.UTF_8);
        int extension = (8 + text.length + 15) / 16 * 16;
        int start = HEADER + 4 + extension;
        ByteBuffer file = ByteBuffer.allocate(start + Float.BYTES * values.length * values[0].length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, HEADER).put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.ISO_8859_1));
        file.putShort(12, (short) 16).putShort(14, (short) 32).putLong(16, dimensions.length);
        for (int d = 0; d < 8; d++) {
            file.putLong(16 + 8 * d, d == 0 ? dimensions.length : d <= dimensions.length ? dimensions[d - 1] : 1);
            file.putDouble(104 + 8 * d, 1);
        }
        file.putLong(168, start).putInt(504, 3000);
        file.put(HEADER, (byte) 1)
                .putInt(HEADER + 4, extension)
                .putInt(HEADER + 8, 32)
                .put(HEADER + 12, text);
        file.position(start);
        for (int column = 0; column < values[0].length; column++) {
            for (double[] row : values) {
                file.putFloat((float) row[column]);
            }
        }
        return file.array();
    }
}
