package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.series.ReadySeries;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Entities;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.BidsNames;

/** Which atlases a study has, once it is known what its runs are. */
public final class StudyAtlases {
    private StudyAtlases() {}

    /**
     * The atlas that is trained on, then those whose series are only exported.
     *
     * @param runs all runs of the study
     * @param read the atlases that the configuration names
     * @throws InputException if the runs are images and no atlas is named; if they are ready-made series of different regions, or
     *     of others than the atlas's; or if two atlases have one name
     */
    public static List<StudyAtlas> of(FileAccess files, RunConfig config, List<BoldRun> runs, List<StudyAtlas> read) {
        if (config.input().areReadyMade(runs)) {
            return List.of(readyMade(files, config, runs, read));
        }
        if (read.isEmpty()) {
            throw new InputException(
                    config.input().path(),
                    "lists images, and the configuration has no atlas.image",
                    "name the atlas's label image, such as image: atlas.nii.gz");
        }
        requireNamesOfTheirOwn(read);
        return read;
    }

    /** Makes sure that file names can tell atlases apart. */
    static void requireNamesOfTheirOwn(List<StudyAtlas> atlases) {
        Set<String> names = new HashSet<>();
        for (StudyAtlas atlas : atlases) {
            if (!names.add(BidsNames.alphanumeric(atlas.name()).toLowerCase(Locale.ROOT))) {
                throw new InputException(
                        "atlas " + atlas.name(), "has the name of another atlas", "give each a name of its own");
            }
        }
    }

    private static StudyAtlas readyMade(FileAccess files, RunConfig config, List<BoldRun> runs, List<StudyAtlas> read) {
        if (read.size() > 1) {
            throw new InputException(
                    config.input().path(), "has ready-made series of one atlas", "leave alsoAtlases out");
        }
        List<Region> regions = ReadySeries.regions(files, runs);
        List<Atlas> image = new ArrayList<>();
        for (StudyAtlas atlas : read) {
            image.add(atlas.painted()
                    .orElseThrow(() -> new InputException(
                            "atlas " + atlas.name(),
                            "is one of grayordinates, on which no map can be painted yet",
                            "leave the atlas out: tables and the report need none")));
            requireSame(runs.get(0).path(), regions, atlas);
        }
        Entities named = Entities.tryParse(FilePaths.name(runs.get(0).path())).orElse(Entities.of("", ""));
        return new StudyAtlas.ReadyMade(
                read.isEmpty() ? atlasName(config, named) : read.get(0).name(),
                read.isEmpty() ? regions : read.get(0).regions(),
                named.get("stat").orElse("given"),
                image);
    }

    private static String atlasName(RunConfig config, Entities run) {
        String given = config.input().atlas();
        return given.isEmpty() ? run.get("seg").or(() -> run.get("atlas")).orElse("Series") : given;
    }

    private static void requireSame(String path, List<Region> regions, StudyAtlas atlas) {
        List<String> names = regions.stream().map(Region::name).toList();
        List<String> expected = atlas.regions().stream().map(Region::name).toList();
        for (int r = 0; r < Math.max(names.size(), expected.size()); r++) {
            String found = r < names.size() ? names.get(r) : "none";
            String wanted = r < expected.size() ? expected.get(r) : "none";
            if (!found.equals(wanted)) {
                throw new InputException(
                        path,
                        "its region " + (r + 1) + " is " + found + ", atlas " + atlas.name() + " has " + wanted,
                        "give the atlas that the series were made with, or none");
            }
        }
    }
}
