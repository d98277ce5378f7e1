package org.insula.atlas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasReader;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.Confounds;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.bids.RunFilter;
import org.insula.io.bids.RunsTable;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiBytes;
import org.insula.io.series.SeriesFile;
import org.insula.io.series.SeriesTable;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** Damaged text files beside the images: read whole and in shape, or refused. */
class TableFuzzTest {
    private static final String EVENTS = "onset\tduration\ttrial_type\n0\t12\tface\n24.5\t12\thouse\n48\tn/a\tface\n";
    private static final String CONFOUNDS = "trans_x\trot_y\tcsf\nn/a\t0.1\t-2e-3\n0.5\t0.2\t7\n0.25\t0.3\t8\n";
    private static final String RUNS = "path\tsubject\ttask\trun\tage\na.nii\t01\tx\t1\t30\nb.nii\t02\tx\t1\tn/a\n";
    private static final String SIDECAR = "{\"RepetitionTime\": 2.0, \"TaskName\": \"x\", \"SliceTiming\": [0, 1]}";

    /** One of each form that names of regions come in. */
    private static final List<String> LABEL_FILES = List.of(
            "a.tsv|index\tname\n1\tPrecentral_L\n2\tPrecentral_R\n3\tInsula_L\n",
            "a.txt|1 Precentral_L 2001\n2 Precentral_R 2002\n3 Insula_L 3001\n",
            "a.csv|1,Precentral_L\n2,Precentral_R\n3,Insula_L\n",
            "a.lut|0 Unknown 0 0 0 0\n1 Precentral_L 70 130 180 0\n2 Precentral_R 1 2 3 0\n3 Insula_L 4 5 6 0\n",
            "a.xml|<atlas><data><label index=\"0\" x=\"1\" y=\"2\" z=\"3\">Precentral_L</label>"
                    + "<label index=\"1\" x=\"1\" y=\"2\" z=\"3\">Insula &amp; more</label></data></atlas>");

    private static final byte[] IMAGE =
            NiftiBytes.first().dim(3, 2, 2, 1).body(new byte[] {1, 2, 3, 0}).bytes();

    private static final Fuzz TABLES = new Fuzz("tables of runs, events, confounds, series");
    private static final Fuzz NAMES = new Fuzz("tables of region names");
    private static final Fuzz SIDECARS = new Fuzz("JSON sidecars");

    @AfterContainer
    static void showCounts() {
        for (Fuzz fuzz : new Fuzz[] {TABLES, NAMES, SIDECARS}) {
            System.out.println(fuzz.counts());
        }
    }

    private static byte[] damaged(String text, Random random) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        return Damage.text(whole, 0, whole.length, random);
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedTables(@ForAll Random batch) {
        TABLES.tryFiles(batch, random -> {
            switch (random.nextInt(4)) {
                case 0 -> readEvents(damaged(EVENTS, random));
                case 1 -> readConfounds(damaged(CONFOUNDS, random));
                case 2 ->
                    assertThat(RunsTable.read(
                                            new MemoryFiles().with("/runs.tsv", damaged(RUNS, random)),
                                            "/runs.tsv",
                                            new RunFilter(List.of(), List.of(), ""))
                                    .runs())
                            .isNotEmpty();
                default -> readSeries(damaged(CONFOUNDS, random));
            }
        });
    }

    private static void readEvents(byte[] file) {
        for (Event event : Events.read(new MemoryFiles().with("/events.tsv", file), "/events.tsv")) {
            assertThat(event.onset()).isFinite();
        }
    }

    private static void readConfounds(byte[] file) {
        MemoryFiles files = new MemoryFiles().with("/confounds.tsv", file);
        Table table = Tsv.read(files, "/confounds.tsv");
        Confounds confounds = Confounds.read(files, "/confounds.tsv");
        for (String column : table.columns()) {
            assertThat(confounds.column(column)).hasSize(table.rows());
        }
    }

    private static void readSeries(byte[] file) {
        MemoryFiles files = new MemoryFiles().with("/x_timeseries.tsv", file);
        SeriesTable series = SeriesFile.read(files, "/x_timeseries.tsv");
        for (double[] row : series.values()) {
            assertThat(row).hasSize(series.regions().size());
        }
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedRegionNames(@ForAll Random batch) {
        NAMES.tryFiles(batch, random -> {
            String[] file = LABEL_FILES.get(random.nextInt(LABEL_FILES.size())).split("\\|", 2);
            MemoryFiles files = new MemoryFiles().with("/a.nii", IMAGE).with("/" + file[0], damaged(file[1], random));
            Atlas atlas = AtlasReader.read(files, "/a.nii", "", "");
            assertThat(atlas.labels()).containsExactly(1, 2, 3, 0);
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedSidecars(@ForAll Random batch) {
        SIDECARS.tryFiles(
                batch,
                random -> assertThat(Json.read(new MemoryFiles().with("/x.json", damaged(SIDECAR, random)), "/x.json"))
                        .isNotNull());
    }
}
