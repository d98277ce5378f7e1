package org.insula.io.cifti;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.insula.io.cifti.BrainModel.Kind;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Writes the XML of a CIFTI-2 header: what both dimensions of the matrix are. Used once. */
final class CiftiXmlWriter {
    private static final String ROWS = "0";
    private static final String COLUMNS = "1";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private CiftiXmlWriter() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** Writes what dimension 1 of the matrix is. */
    @FunctionalInterface
    private interface Columns {
        void write(CiftiXmlWriter writer) throws XMLStreamException;
    }

    /** The header of values of grayordinates. */
    static byte[] dense(CiftiAxis maps, BrainModels models) {
        return whole(maps, writer -> writer.brainModels(models));
    }

    /** The header of values of parcels. */
    static byte[] parcels(CiftiAxis maps, BrainParcels parcels) {
        return whole(maps, writer -> writer.parcels(parcels));
    }

    private static byte[] whole(CiftiAxis maps, Columns columns) {
        try {
            CiftiXmlWriter writer = new CiftiXmlWriter();
            writer.xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.start("CIFTI", "Version", "2");
            writer.start("Matrix");
            writer.maps(maps);
            columns.write(writer);
            writer.xml.writeEndDocument();
            writer.xml.close();
            return writer.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be put together in memory", e);
        }
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int a = 0; a < attributes.length; a += 2) {
            xml.writeAttribute(attributes[a], attributes[a + 1]);
        }
    }

    private void text(String name, String text) throws XMLStreamException {
        start(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void startMap(String dimension, String type) throws XMLStreamException {
        start(
                "MatrixIndicesMap",
                "AppliesToMatrixDimension",
                dimension,
                "IndicesMapToDataType",
                "CIFTI_INDEX_TYPE_" + type);
    }

    private void maps(CiftiAxis maps) throws XMLStreamException {
        if (maps instanceof SeriesAxis series) {
            startMap(ROWS, "SERIES");
            xml.writeAttribute("NumberOfSeriesPoints", String.valueOf(series.length()));
            xml.writeAttribute("SeriesExponent", "0");
            xml.writeAttribute("SeriesStart", number(series.start()));
            xml.writeAttribute("SeriesStep", number(series.step()));
            xml.writeAttribute("SeriesUnit", series.unit());
        } else {
            startMap(ROWS, "SCALARS");
            for (String name : ((ScalarsAxis) maps).names()) {
                start("NamedMap");
                // XML has no way to write most control characters.
                text("MapName", name.replaceAll("\\p{Cntrl}", " "));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private void brainModels(BrainModels models) throws XMLStreamException {
        startMap(COLUMNS, "BRAIN_MODELS");
        volume(models.volume());
        int offset = 0;
        for (BrainModel model : models.models()) {
            boolean surface = model.kind() == Kind.SURFACE;
            start(
                    "BrainModel",
                    "IndexOffset",
                    String.valueOf(offset),
                    "IndexCount",
                    String.valueOf(model.size()),
                    "ModelType",
                    surface ? "CIFTI_MODEL_TYPE_SURFACE" : "CIFTI_MODEL_TYPE_VOXELS",
                    "BrainStructure",
                    model.structure());
            if (surface) {
                xml.writeAttribute("SurfaceNumberOfVertices", String.valueOf(model.surfaceVertices()));
            }
            IntStream places = IntStream.range(0, model.size()).map(model::place);
            text(surface ? "VertexIndices" : "VoxelIndicesIJK", surface ? words(places) : voxels(models, places));
            xml.writeEndElement();
            offset += model.size();
        }
        xml.writeEndElement();
    }

    private void parcels(BrainParcels parcels) throws XMLStreamException {
        startMap(COLUMNS, "PARCELS");
        volume(parcels.models().volume());
        for (BrainModel model : parcels.models().models()) {
            if (model.kind() == Kind.SURFACE) {
                start(
                        "Surface",
                        "BrainStructure",
                        model.structure(),
                        "SurfaceNumberOfVertices",
                        String.valueOf(model.surfaceVertices()));
                xml.writeEndElement();
            }
        }
        for (int parcel = 0; parcel < parcels.names().size(); parcel++) {
            parcel(parcels, parcel);
        }
        xml.writeEndElement();
    }

    private void parcel(BrainParcels parcels, int parcel) throws XMLStreamException {
        start("Parcel", "Name", parcels.names().get(parcel));
        IntStream.Builder voxels = IntStream.builder();
        int offset = 0;
        for (BrainModel model : parcels.models().models()) {
            int first = offset;
            int[] places = IntStream.range(0, model.size())
                    .filter(g -> parcels.parcel(first + g) == parcel)
                    .map(model::place)
                    .toArray();
            if (model.kind() == Kind.VOXELS) {
                Arrays.stream(places).forEach(voxels::add);
            } else if (places.length > 0) {
                start("Vertices", "BrainStructure", model.structure());
                xml.writeCharacters(words(Arrays.stream(places)));
                xml.writeEndElement();
            }
            offset += model.size();
        }
        String ijk = voxels(parcels.models(), voxels.build());
        if (!ijk.isEmpty()) {
            text("VoxelIndicesIJK", ijk);
        }
        xml.writeEndElement();
    }

    private void volume(Optional<Grid> volume) throws XMLStreamException {
        if (volume.isEmpty()) {
            return;
        }
        Grid grid = volume.get();
        start("Volume", "VolumeDimensions", grid.nx() + "," + grid.ny() + "," + grid.nz());
        start("TransformationMatrixVoxelIndicesIJKtoXYZ", "MeterExponent", "-3");
        xml.writeCharacters(transformation(grid.affine()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String transformation(Affine affine) {
        return IntStream.range(0, 12)
                .mapToObj(e -> number(affine.get(e / 4, e % 4)))
                .collect(Collectors.joining(" ", "", " 0 0 0 1"));
    }

    private static String voxels(BrainModels models, IntStream places) {
        Grid grid = models.volume().orElse(null);
        return words(places.flatMap(place ->
                IntStream.of(place % grid.nx(), place / grid.nx() % grid.ny(), place / (grid.nx() * grid.ny()))));
    }

    private static String words(IntStream numbers) {
        return numbers.mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Without an exponent, which not every reader takes. */
    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).toPlainString();
    }
}
