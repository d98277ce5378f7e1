package org.insula.io.cifti;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.insula.io.cifti.LabelsAxis.LabelMap;

/** Reads the XML of a CIFTI-2 header into its axes. Used once. */
final class CiftiXml {
    private final XmlCursor cursor;
    private final CiftiAxis[] axes = new CiftiAxis[2];

    CiftiXml(String path, byte[] xml) {
        this.cursor = new XmlCursor(path, withoutPadding(xml));
    }

    /** Extensions are filled up with zeros to a multiple of 16 bytes, which XML may not hold. */
    private static byte[] withoutPadding(byte[] xml) {
        int length = xml.length;
        while (length > 0 && xml[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(xml, length);
    }

    CiftiHeader parse() {
        if (!cursor.nextChild(0) || !cursor.name().equals("CIFTI")) {
            throw cursor.damaged("is no CIFTI element");
        }
        if (!cursor.attribute("Version").matches("2(\\.0*)?")) {
            throw cursor.damaged("is of version " + cursor.attribute("Version") + ", and only 2 is read");
        }
        int root = cursor.depth();
        while (cursor.nextChild(root)) {
            if (cursor.name().equals("Matrix")) {
                matrix();
            }
        }
        for (int dimension = 0; dimension < axes.length; dimension++) {
            if (axes[dimension] == null) {
                throw cursor.damaged("does not say what dimension " + dimension + " of the matrix is");
            }
        }
        return new CiftiHeader(axes[0], axes[1]);
    }

    private void matrix() {
        int matrix = cursor.depth();
        while (cursor.nextChild(matrix)) {
            if (cursor.name().equals("MatrixIndicesMap")) {
                indicesMap();
            }
        }
    }

    private void indicesMap() {
        String dimensions = cursor.attribute("AppliesToMatrixDimension");
        if (!dimensions.matches("[01](,[01])?")) {
            throw cursor.damaged("describes dimension " + dimensions + " of a matrix of two");
        }
        CiftiAxis axis = axis(cursor.attribute("IndicesMapToDataType"));
        for (String dimension : dimensions.split(",")) {
            int d = Integer.parseInt(dimension);
            if (axes[d] != null) {
                throw cursor.damaged("describes dimension " + d + " twice");
            }
            axes[d] = axis;
        }
    }

    private CiftiAxis axis(String type) {
        return switch (type) {
            case "CIFTI_INDEX_TYPE_SERIES" -> series();
            case "CIFTI_INDEX_TYPE_BRAIN_MODELS" -> new BrainModelsXml(cursor).parse();
            case "CIFTI_INDEX_TYPE_PARCELS" -> new ParcelsXml(cursor).parse();
            case "CIFTI_INDEX_TYPE_LABELS" -> labels();
            case "CIFTI_INDEX_TYPE_SCALARS" -> scalars();
            default -> throw cursor.damaged("has an unknown kind of dimension, " + type);
        };
    }

    private SeriesAxis series() {
        double scale = Math.pow(10, cursor.number("SeriesExponent"));
        double step = cursor.number("SeriesStep") * scale;
        double start = cursor.number("SeriesStart") * scale;
        return new SeriesAxis(cursor.count("NumberOfSeriesPoints"), start, step, cursor.attribute("SeriesUnit"));
    }

    private ScalarsAxis scalars() {
        List<String> names = new ArrayList<>();
        int map = cursor.depth();
        while (cursor.nextChild(map)) {
            if (cursor.name().equals("NamedMap")) {
                names.add(scalarMapName());
            }
        }
        return new ScalarsAxis(names);
    }

    private String scalarMapName() {
        String name = "";
        int named = cursor.depth();
        while (cursor.nextChild(named)) {
            if (cursor.name().equals("MapName")) {
                name = cursor.text();
            }
        }
        return name;
    }

    private LabelsAxis labels() {
        List<LabelMap> maps = new ArrayList<>();
        int map = cursor.depth();
        while (cursor.nextChild(map)) {
            if (cursor.name().equals("NamedMap")) {
                maps.add(labelMap());
            }
        }
        return new LabelsAxis(maps);
    }

    private LabelMap labelMap() {
        String name = "";
        TreeMap<Integer, String> labels = new TreeMap<>();
        int named = cursor.depth();
        while (cursor.nextChild(named)) {
            switch (cursor.name()) {
                case "MapName" -> name = cursor.text();
                case "LabelTable" -> labelTable(labels);
                default -> {}
            }
        }
        return new LabelMap(name, labels);
    }

    private void labelTable(TreeMap<Integer, String> labels) {
        int table = cursor.depth();
        while (cursor.nextChild(table)) {
            if (!cursor.name().equals("Label")) {
                continue;
            }
            int key = cursor.whole("Key");
            if (labels.put(key, cursor.text()) != null) {
                throw cursor.damaged("names the label " + key + " twice");
            }
        }
    }
}
