package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.insula.io.LocalFiles;
import org.insula.io.OtherPrograms;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.json.Json;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images we write as nibabel and nifti_tool see them, and images nibabel writes as we see them. */
class NiftiInteropTest {
    private static final String READ = """
            import json, sys, nibabel
            image = nibabel.load(sys.argv[1])
            data = image.get_fdata()
            json.dump({
                'shape': image.shape, 'dtype': str(image.get_data_dtype()), 'affine': image.affine.tolist(),
                'qform': image.get_qform().tolist(), 'qcode': int(image.header['qform_code']),
                'zooms': [float(z) for z in image.header.get_zooms()], 'units': image.header.get_xyzt_units(),
                'intent': image.header.get_intent()[0], 'values': data.ravel(order='F').tolist()
            }, open(sys.argv[2], 'w'))
            """;

    private static final String WRITE = """
            import json, sys, numpy, nibabel
            dtype, name, target = sys.argv[1:4]
            random = numpy.random.default_rng(7)
            data = random.integers(0, 100, (3, 4, 5, 2)).astype(dtype)
            for kind in (nibabel.Nifti1Image, nibabel.Nifti2Image):
                for order in '<>':
                    for extension in ('.nii', '.nii.gz'):
                        affine = nibabel.affines.from_matvec(numpy.diag([2, 3, 4]) @ numpy.array([[0, 1, 0], [-1, 0, 0], [0, 0, 1.]]), [5, 6, 7])
                        header = kind.header_class(endianness=order)
                        header.set_data_dtype(numpy.dtype(dtype))
                        image = kind(data, affine, header)
                        image.header.set_xyzt_units('mm', 'msec')
                        image.header.set_zooms(image.header.get_zooms()[:3] + (1500,))
                        nibabel.save(image, '%s-%s-%s%s' % (name, kind.__name__, 'le' if order == '<' else 'be', extension))
            json.dump(data.ravel(order='F').tolist(), open(target, 'w'))
            """;

    private static final Grid OBLIQUE = oblique();

    @TempDir
    Path folder;

    private final LocalFiles files = new LocalFiles();

    /** 30° about z, 20° about x, left-handed, 2×2.5×3 mm. */
    private static Grid oblique() {
        double c = Math.cos(Math.PI / 6);
        double s = Math.sin(Math.PI / 6);
        double e = Math.cos(Math.PI / 9);
        double f = Math.sin(Math.PI / 9);
        Affine turned = Affine.of(c, -s * e, s * f, 0, s, c * e, -c * f, 0, 0, f, e, 0);
        Affine sized = Affine.of(-2, 0, 0, 10, 0, 2.5, 0, -20, 0, 0, 3, 30);
        return new Grid(4, 5, 3, turned.compose(sized));
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void nibabelReadsWhatWeWrite(Datatype type) throws Exception {
        String path = folder + "/ours.nii.gz";
        double[] values = write(path, type, 2);
        OtherPrograms.nibabel(folder, READ, path, folder + "/seen.json");
        JsonNode seen = Json.read(files, folder + "/seen.json");
        assertThat(seen.get("dtype").asText()).isEqualTo(type.label());
        assertThat(numbers(seen.get("shape"))).containsExactly(4, 5, 3, 2);
        assertThat(numbers(seen.get("values"))).containsExactly(values);
        assertThat(affine(seen.get("affine")).maxDifference(OBLIQUE.affine())).isLessThan(1e-5);
        assertThat(affine(seen.get("qform")).maxDifference(OBLIQUE.affine())).isLessThan(1e-5);
        assertThat(seen.get("qcode").asInt()).isEqualTo(2);
        assertThat(seen.get("zooms").get(3).asDouble()).isEqualTo(2.5);
        assertThat(seen.get("units").get(0).asText() + seen.get("units").get(1).asText())
                .isEqualTo("mmsec");
        assertThat(seen.get("intent").asText()).isEqualTo("estimate");
    }

    @ParameterizedTest
    @EnumSource(
            value = Datatype.class,
            names = {"UINT8", "INT32", "FLOAT32", "FLOAT64"})
    void niftiToolFindsNothingWrong(Datatype type) throws Exception {
        for (String name : List.of("/ours.nii", "/ours.nii.gz")) {
            String path = folder + name;
            write(path, type, 2);
            String output = OtherPrograms.niftiTool("-check_hdr", "-check_nim", "-infiles", path);
            assertThat(output).contains("header IS GOOD").contains("nifti_image IS GOOD");
            assertThat(output.toLowerCase(Locale.ROOT)).doesNotContain("bad").doesNotContain("warn");
        }
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void weReadWhatNibabelWrites(Datatype type) throws Exception {
        OtherPrograms.nibabel(folder, WRITE, type.label(), folder + "/theirs", folder + "/values.json");
        double[] expected = numbers(Json.read(files, folder + "/values.json"));
        List<String> images = files.list(folder.toString()).stream()
                .filter(path -> path.contains("/theirs-"))
                .toList();
        assertThat(images).hasSize(8);
        for (String image : images) {
            try (NiftiFrames frames = NiftiReader.open(files, image)) {
                double[] frame = new double[60];
                double[] read = new double[120];
                for (int f = 0; frames.next(frame); f++) {
                    System.arraycopy(frame, 0, read, f * 60, 60);
                }
                assertThat(read).as(image).containsExactly(expected);
                assertThat(frames.repetitionTime()).hasValue(1.5);
                Affine affine = Affine.of(0, 2, 0, 5, -3, 0, 0, 6, 0, 0, 4, 7);
                assertThat(frames.grid().affine().maxDifference(affine)).isLessThan(1e-6);
            }
        }
    }

    private double[] write(String path, Datatype type, int frames) {
        Random random = new Random(3);
        double[] all = new double[OBLIQUE.voxels() * frames];
        NiftiMetadata meta =
                NiftiMetadata.forTimeSeries(2.5).withDatatype(type).withIntent(NiftiMetadata.INTENT_ESTIMATE, "x");
        try (NiftiFrameWriter writer = NiftiWriter.create(files, path, OBLIQUE, frames, meta)) {
            for (int f = 0; f < frames; f++) {
                double[] frame = random.doubles(OBLIQUE.voxels())
                        .map(u -> type.isFloating() ? (float) (u * 1e-3) : Math.floor(u * 127))
                        .toArray();
                writer.write(frame);
                System.arraycopy(frame, 0, all, f * frame.length, frame.length);
            }
            writer.commit();
        }
        return all;
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = list.get(n).asDouble();
        }
        return numbers;
    }

    private static Affine affine(JsonNode rows) {
        return Affine.of(new double[][] {numbers(rows.get(0)), numbers(rows.get(1)), numbers(rows.get(2))});
    }
}
