package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionStatistic;
import org.insula.io.OtherPrograms;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.jobs.config.StudyAtlas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps on a turned, left-handed grid, as nibabel and nifti_tool see them. */
class MapInteropTest {
    private static final Affine TURNED = Affine.of(0, -2.5, 0, 10, 2, 0, 0, -20, 0, 0, -3, 30);
    private static final Atlas ATLAS = new Atlas(
            "Turned",
            new Grid(4, 1, 1, TURNED),
            List.of(new Region(1, "A"), new Region(2, "B"), new Region(9, "C")),
            new int[] {1, 2, 9, 0});

    private static final String CHECK = """
            import sys, numpy, nibabel
            group = sys.argv[1] + '/group/'
            atlas = nibabel.load(group + 'atlas-Turned_dseg.nii.gz')
            assert atlas.header.get_intent()[0] == 'label', atlas.header.get_intent()
            assert atlas.header['descrip'].item() == b'atlas Turned', atlas.header['descrip']
            assert atlas.get_fdata().ravel(order='F').tolist() == [1, 2, 9, 0]
            wanted = numpy.array([float(x) for x in sys.argv[2].split()]).reshape(3, 4)
            assert numpy.allclose(atlas.affine[:3], wanted, atol=1e-6), atlas.affine
            stem = group + 'task-faceup_atlas-Turned_model-net1_stat-importance_'
            image = nibabel.load(stem + 'map.nii.gz')
            frames = nibabel.load(stem + 'timecourse.nii.gz')
            for each in (image, frames):
                assert (each.affine == atlas.affine).all(), each.affine
                assert numpy.allclose(each.get_qform(), each.affine, atol=1e-5), each.get_qform()
                assert each.header.get_intent()[0] == 'estimate', each.header.get_intent()
                assert each.header.get_intent()[2] == 'saliency share', each.header.get_intent()
                assert each.header['descrip'].item() == b'Insula importance, not above chance', each.header['descrip']
                assert each.header.get_xyzt_units() == ('mm', 'sec'), each.header.get_xyzt_units()
            assert image.shape == (4, 1, 1), image.shape
            assert numpy.array_equal(image.get_fdata().ravel(order='F'), [.5, .5, numpy.nan, 0], equal_nan=True)
            assert frames.shape == (4, 1, 1, 2), frames.shape
            assert frames.header.get_zooms()[3] == 2.5, frames.header.get_zooms()
            assert numpy.array_equal(frames.get_fdata()[:, 0, 0, 0], [.375, .25, numpy.nan, 0], equal_nan=True)
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        HandMadeGroup.write(folder, new StudyAtlas.Labels(ATLAS, RegionStatistic.MEAN));
    }

    @Test
    void nibabelSeesTheAtlasesAffineTheIntentAndTheVerdict() throws Exception {
        String affine = "0 -2.5 0 10 2 0 0 -20 0 0 -3 30";

        OtherPrograms.nibabel(folder, CHECK, folder.toString(), affine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlas-Turned_dseg.nii.gz",
                "task-faceup_atlas-Turned_model-net1_stat-importance_map.nii.gz",
                "task-faceup_atlas-Turned_model-net1_stat-importance_timecourse.nii.gz"
            })
    void niftiToolComplainsOfNothing(String name) throws Exception {
        String path = folder.resolve("group").resolve(name).toString();

        String said = OtherPrograms.niftiTool("-check_hdr", "-check_nim", "-infiles", path);

        assertThat(said).contains("header IS GOOD").contains("nifti_image IS GOOD");
        assertThat(said.toLowerCase(Locale.ROOT)).doesNotContain("bad").doesNotContain("warn");
    }
}
