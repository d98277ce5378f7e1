package org.insula.io.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.scalars;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CIFTI files as nibabel sees them: those it writes, those of the tests, and real ones. */
class CiftiInteropTest {
    /** What nibabel sees in a file; of each axis what the reader here gives of it. */
    private static final String DESCRIBE = """
            import json, sys, numpy, nibabel
            def axis(axis):
                if isinstance(axis, nibabel.cifti2.SeriesAxis):
                    return {'step': float(axis.step), 'unit': axis.unit}
                if isinstance(axis, nibabel.cifti2.LabelAxis):
                    return {'names': list(axis.name),
                            'labels': [{str(k): v[0].strip() for k, v in table.items()} for table in axis.label]}
                if isinstance(axis, nibabel.cifti2.BrainModelAxis):
                    return {'structures': [name for name, _, _ in axis.iter_structures()],
                            'sizes': [len(model) for _, _, model in axis.iter_structures()],
                            'meshes': [int(axis.nvertices.get(name, 0)) for name, _, _ in axis.iter_structures()],
                            'vertices': axis.vertex.tolist(), 'voxels': axis.voxel.tolist()}
                if isinstance(axis, nibabel.cifti2.ParcelsAxis):
                    return {'names': list(axis.name),
                            'sizes': [sum(map(len, v.values())) + len(x) for v, x in zip(axis.vertices, axis.voxels)]}
                return {'names': list(axis.name)}
            image = nibabel.load(sys.argv[1])
            data = numpy.asanyarray(image.dataobj)
            json.dump({'row': axis(image.header.get_axis(0)), 'column': axis(image.header.get_axis(1)),
                       'values': data.astype(float).tolist()}, open(sys.argv[2], 'w'))
            """;

    private static final String WRITE = """
            import sys, numpy
            from nibabel import cifti2
            random = numpy.random.default_rng(3)
            left = cifti2.BrainModelAxis.from_surface(numpy.array([0, 2, 5, 9]), 10, 'CortexLeft')
            right = cifti2.BrainModelAxis.from_surface(numpy.array([1, 8]), 10, 'CortexRight')
            mask = numpy.zeros((3, 4, 5), bool); mask[1, 2, 3] = mask[2, 0, 4] = True
            affine = numpy.array([[-2, 0, 0, 90], [0, 2, 0, -126], [0, 0, 2, -72], [0, 0, 0, 1.0]])
            deep = cifti2.BrainModelAxis.from_mask(mask, 'CIFTI_STRUCTURE_PUTAMEN_LEFT', affine)
            brain = left + right + deep
            parcels = cifti2.ParcelsAxis.from_brain_models([('l', left), ('d', deep)])
            table = {0: ('???', (0, 0, 0, 0)), 3: ('x & <y>', (1, 0, 0, 1)), 12: ('zwölf', (0, 1, 0, 1))}
            axes = {
                'dtseries': (cifti2.SeriesAxis(0, 0.72, 7), brain),
                'dlabel': (cifti2.LabelAxis(['one', 'two'], [table, table]), brain),
                'dscalar': (cifti2.ScalarAxis(['p', 'q', 'r']), brain),
                'ptseries': (cifti2.SeriesAxis(1, 2, 6), parcels),
                'pscalar': (cifti2.ScalarAxis(['p']), parcels)}
            for kind, (row, column) in axes.items():
                data = random.normal(size=(len(row), len(column))).astype('f4')
                if kind == 'dlabel':
                    data = random.choice([0, 3, 12], size=data.shape).astype('i4')
                cifti2.Cifti2Image(data, (row, column)).to_filename(sys.argv[1] + '/nibabel.%s.nii' % kind)
            """;

    /** Checks what nibabel makes of the intent, and that it writes back what it read. */
    private static final String KINDS = """
            import sys, io, nibabel, numpy
            image = nibabel.load(sys.argv[1])
            names = {'dtseries': 'ConnDenseSeries', 'ptseries': 'ConnParcelSries',
                     'dscalar': 'ConnDenseScalar', 'pscalar': 'ConnParcelScalr'}
            assert image.nifti_header.get_intent()[0] == names[sys.argv[2]], image.nifti_header.get_intent()
            assert image.nifti_header['descrip'].item() == b'of a test', image.nifti_header['descrip']
            axis = image.header.get_axis(1)
            assert axis.volume_shape == (3, 4, 5), axis.volume_shape
            affine = [[-2, 0, 0, 90.5], [0, 2, 0, -126], [0, 0, 2.5, -72], [0, 0, 0, 1]]
            assert (axis.affine == numpy.array(affine)).all(), axis.affine
            if sys.argv[2].startswith('p'):
                assert axis.vertices[0]['CIFTI_STRUCTURE_CORTEX_LEFT'].tolist() == [0, 9], axis.vertices
                assert axis.voxels[2].tolist() == [[1, 2, 3], [2, 3, 4]], axis.voxels
            image.to_filename(sys.argv[1].replace('ours', 'again'))
            """;

    private static final LocalFiles FILES = new LocalFiles();
    private static final Path SHARED = Path.of(System.getProperty("insula.shared", "../shared"));

    private static Optional<String> python = Optional.empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void findPython() throws Exception {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            if (python.isEmpty() && hasNibabel(candidate)) {
                python = Optional.of(candidate);
            }
        }
    }

    private static boolean hasNibabel(String candidate) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(candidate, "-c", "import nibabel.cifti2")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private void run(String script, String... arguments) throws Exception {
        Path program = Files.writeString(folder.resolve("program.py"), script);
        List<String> command = new ArrayList<>(List.of(python.orElseThrow(), program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtseries", "dlabel", "dscalar", "ptseries", "pscalar"})
    void readsWhatNibabelWrites(String kind) throws Exception {
        assumeTrue(python.isPresent(), "no python3 with nibabel");
        run(WRITE, folder.toString());
        agree(folder + "/nibabel." + kind + ".nii");
    }

    @Test
    void nibabelReadsTheFilesOfTheTestsAlike() throws Exception {
        assumeTrue(python.isPresent(), "no python3 with nibabel");
        String models =
                brainModels(surface("CORTEX_LEFT", 5, 0, 0, 3), volume(4, 5, 6), voxels("THALAMUS_LEFT", 2, 3, 4, 5));
        double[][] values = {{1, 0, 3}, {3, 1, 0}};
        List<String> rows = List.of(series(2, 0.5), scalars("a", "b"), labels(named("a"), named("b")));
        for (String row : rows) {
            agree(write(CiftiBytes.of(row, models, values)));
        }
        agree(write(CiftiBytes.of(series(2, 0.5), parcels("x", "y", "z"), values)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtseries", "ptseries", "dscalar", "pscalar"})
    void nibabelReadsWhatWeWrite(String kind) throws Exception {
        assumeTrue(python.isPresent(), "no python3 with nibabel");
        String path = WrittenCifti.write(FILES, folder.toString(), kind);

        agree(path);
        run(KINDS, path, kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtseries", "ptseries", "dscalar", "pscalar"})
    void workbenchReadsWhatWeWrite(String kind) throws Exception {
        String path = WrittenCifti.write(FILES, folder.toString(), kind);
        Process process;
        try {
            process = new ProcessBuilder("wb_command", "-file-information", path)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "no wb_command");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said)
                .doesNotContain("ERROR")
                .contains(kind.startsWith("d") ? "3 out of 10 vertices" : "zwölf")
                .contains(kind.endsWith("series") ? "0.72" : "face \"up\"");
    }

    private static String named(String name) {
        return labelMap(name, 0, "???", 1, "one", 3, "three");
    }

    private String write(CiftiBytes file) throws IOException {
        Path path = folder.resolve("ours.nii");
        Files.write(path, file.bytes());
        return path.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nifti/cifti2__ones.dscalar.nii",
                "nifti/cifti2__Conte69.parcellations_VGD11b.32k_fs_LR.dlabel.nii",
                "nifti/cifti2__Conte69.MyelinAndCorrThickness.32k_fs_LR.ptseries.nii",
                "atlas/Schaefer2018_200Parcels_17Networks_order.dlabel.nii"
            })
    void readsRealFilesAsNibabelDoes(String name) throws Exception {
        Path path = SHARED.resolve("data").resolve(name);
        assumeTrue(Files.exists(path), "no " + path);
        assumeTrue(python.isPresent(), "no python3 with nibabel");
        agree(path.toString());
    }

    private void agree(String path) throws Exception {
        run(DESCRIBE, path, folder + "/seen.json");
        JsonNode seen = Json.read(FILES, folder + "/seen.json");
        CiftiMatrix matrix = CiftiMatrix.read(FILES, path);
        agree(matrix.header().rowAxis(), seen.get("row"));
        agree(matrix.header().columnAxis(), seen.get("column"));
        JsonNode values = seen.get("values");
        assertThat(matrix.header().rowAxis().length()).isEqualTo(values.size());
        for (int row = 0; row < values.size(); row++) {
            assertThat(matrix.values(row)).containsExactly(numbers(values.get(row)));
        }
        boolean dense = matrix.header().columnAxis() instanceof BrainModels;
        if (matrix.header().rowAxis() instanceof SeriesAxis && dense) {
            framesAgree(path, values);
        }
    }

    private static void framesAgree(String path, JsonNode values) {
        try (DenseFrames frames = DenseFrames.open(FILES, path, 20)) {
            double[] frame = new double[frames.grid().voxels()];
            for (JsonNode expected : values) {
                assertThat(frames.next(frame)).isTrue();
                assertThat(frame).containsExactly(numbers(expected));
            }
        }
    }

    private static void agree(CiftiAxis axis, JsonNode seen) {
        if (axis instanceof SeriesAxis series) {
            assertThat(series.step()).isEqualTo(seen.get("step").asDouble());
            assertThat(series.unit()).isEqualTo(seen.get("unit").asText());
        } else if (axis instanceof LabelsAxis labels) {
            agree(labels, seen);
        } else if (axis instanceof ScalarsAxis scalars) {
            assertThat(scalars.names()).isEqualTo(texts(seen.get("names")));
        } else if (axis instanceof ParcelsAxis parcels) {
            assertThat(parcels.names()).isEqualTo(texts(seen.get("names")));
            assertThat(parcels.parcels().stream().mapToDouble(ParcelsAxis.Parcel::grayordinates))
                    .containsExactly(box(numbers(seen.get("sizes"))));
        } else {
            agree((BrainModels) axis, seen);
        }
    }

    private static void agree(LabelsAxis labels, JsonNode seen) {
        for (int m = 0; m < labels.length(); m++) {
            LabelsAxis.LabelMap map = labels.maps().get(m);
            assertThat(map.name()).isEqualTo(seen.get("names").get(m).asText());
            JsonNode table = seen.get("labels").get(m);
            assertThat(map.labels()).hasSize(table.size());
            map.labels()
                    .forEach((key, name) -> assertThat(name)
                            .isEqualTo(table.get(String.valueOf(key)).asText()));
        }
    }

    private static void agree(BrainModels models, JsonNode seen) {
        assertThat(models.models().stream().map(BrainModel::structure).toList())
                .isEqualTo(texts(seen.get("structures")));
        assertThat(models.models().stream().mapToDouble(BrainModel::size))
                .containsExactly(box(numbers(seen.get("sizes"))));
        assertThat(models.models().stream().mapToDouble(BrainModel::surfaceVertices))
                .containsExactly(box(numbers(seen.get("meshes"))));
        int at = 0;
        for (BrainModel model : models.models()) {
            for (int g = 0; g < model.size(); g++, at++) {
                assertThat(model.place(g)).isEqualTo(place(models, model, seen, at));
            }
        }
    }

    private static int place(BrainModels models, BrainModel model, JsonNode seen, int index) {
        if (model.kind() == BrainModel.Kind.SURFACE) {
            return seen.get("vertices").get(index).asInt();
        }
        JsonNode ijk = seen.get("voxels").get(index);
        return models.volume()
                .orElseThrow()
                .index(ijk.get(0).asInt(), ijk.get(1).asInt(), ijk.get(2).asInt());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    private static Double[] box(double[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Double[]::new);
    }
}
