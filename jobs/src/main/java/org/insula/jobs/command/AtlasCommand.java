package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.insula.atlas.AtlasInspection;
import org.insula.atlas.Region;
import org.insula.atlas.RegionInspection;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.spark.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows what is in an atlas and what is odd about it.
 *
 * <p>Input: a label image, the maps of a probabilistic atlas, or dense labels. Output: a table on the terminal, and as TSV where
 * wanted. Example: {@code insula atlas aal.nii.gz}.
 */
@Command(
        name = "atlas",
        description = "Shows the regions of an atlas, their sizes and centres, its grid, and what is odd about it.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class AtlasCommand implements Callable<Integer> {
    private static final int LISTED = 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "Label image, 4D image of maps, or .dlabel.nii.")
    private String image;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Table of region names. Default: the one beside the image.")
    private String labels = "";

    @Option(
            names = "--map",
            paramLabel = "NAME",
            description = "Which of several maps of a .dlabel.nii. Default: the only one.")
    private String map = "";

    @Option(
            names = "--tsv",
            paramLabel = "X.tsv",
            description = "Also write the table: index, name, voxels, volume (mm³), x, y, z (mm).")
    private String tsv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        FileAccess files = Session.withCores(0).files();
        if (GrayordinateAtlas.isNamed(image)) {
            grayordinates(files);
        } else {
            volume(files);
        }
        return ExitCode.DONE.code();
    }

    private void volume(FileAccess files) {
        AtlasInspection atlas = AtlasInspection.read(files, image, labels);
        PrintWriter out = spec.commandLine().getOut();
        out.println(atlas.name() + ": " + atlas.regions().size() + " regions on "
                + atlas.grid().describe());
        out.println("voxels to mm: " + atlas.grid().affine());
        out.println("names: "
                + (atlas.namesPath().isEmpty()
                        ? "none, for there is no table of them beside the image; name one with --labels"
                        : atlas.namesPath()));
        out.printf(Locale.ROOT, "%6s %8s %10s %20s  %s%n", "index", "voxels", "mm³", "centre (mm)", "name");
        for (RegionInspection each : atlas.regions()) {
            out.printf(
                    Locale.ROOT,
                    "%6d %8d %10.0f %20s  %s%n",
                    each.region().label(),
                    each.voxels(),
                    each.cubicMillimetres(),
                    each.voxels() == 0
                            ? "-"
                            : String.format(Locale.ROOT, "%.1f %.1f %.1f", each.x(), each.y(), each.z()),
                    each.region().name());
        }
        atlas.notes().forEach(note -> {
            if (!note.contains(" without ") && !note.contains(" missing in the numbering")) {
                out.println("odd: " + note);
            }
        });
        odd("labels missing in the numbering", atlas.holes());
        odd("names without voxels", names(atlas.namesWithoutVoxels()));
        odd(
                "labels without names",
                atlas.voxelsWithoutNames().stream().map(Region::label).toList());
        write(files, atlas.regions());
    }

    private void grayordinates(FileAccess files) {
        GrayordinateAtlas read = GrayordinateAtlas.read(files, image, map, "");
        PrintWriter out = spec.commandLine().getOut();
        out.println(read);
        out.printf(Locale.ROOT, "%6s %14s  %s%n", "index", "grayordinates", "name");
        List<RegionInspection> regions = new ArrayList<>();
        List<Region> empty = new ArrayList<>();
        for (Region region : read.atlas().regions()) {
            int size = read.atlas().voxels(regions.size());
            regions.add(new RegionInspection(region, size, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
            out.printf(Locale.ROOT, "%6d %14d  %s%n", region.label(), size, region.name());
            if (size == 0) {
                empty.add(region);
            }
        }
        odd("names without grayordinates", names(empty));
        write(files, regions);
    }

    private static List<String> names(List<Region> regions) {
        return regions.stream()
                .map(region -> region.label() + " " + region.name())
                .toList();
    }

    private void odd(String what, List<?> found) {
        if (!found.isEmpty()) {
            String listed = found.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
            spec.commandLine()
                    .getOut()
                    .println(
                            "odd: " + found.size() + " " + what + ": " + listed + (found.size() > LISTED ? ", …" : ""));
        }
    }

    private void write(FileAccess files, List<RegionInspection> regions) {
        if (tsv == null) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (RegionInspection each : regions) {
            rows.add(List.of(
                    String.valueOf(each.region().label()),
                    each.region().name(),
                    String.valueOf(each.voxels()),
                    Tsv.format(each.cubicMillimetres()),
                    Tsv.format(each.x()),
                    Tsv.format(each.y()),
                    Tsv.format(each.z())));
        }
        Tsv.write(files, tsv, Table.of(List.of("index", "name", "voxels", "volume", "x", "y", "z"), rows));
    }
}
