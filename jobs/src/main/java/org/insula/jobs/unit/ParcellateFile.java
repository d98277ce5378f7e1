package org.insula.jobs.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.FileAccess;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.BidsNames;
import org.insula.jobs.export.RunSeries;
import org.insula.jobs.export.SeriesFiles;
import org.insula.jobs.export.SeriesSidecar;

/** Parcellation of one file outside any study, by the same engine. */
public final class ParcellateFile {
    private final FileAccess files;
    private final ParcellationConfig options;
    private final Cleaning cleaning;
    private final String out;
    private final List<StudyAtlas> atlases;

    /**
     * Reads the atlases.
     *
     * @param out the TSV of the series; with several atlases, each series has the atlas's name in its own
     * @throws org.insula.io.InputException if an atlas cannot be read, or two have one name
     */
    public ParcellateFile(FileAccess files, ParcellationConfig options, Cleaning cleaning, String out) {
        this.files = files;
        this.options = options;
        this.cleaning = cleaning;
        this.out = out;
        this.atlases =
                options.atlases().stream().map(atlas -> atlas.read(files)).toList();
        StudyAtlases.requireNamesOfTheirOwn(atlases);
    }

    /**
     * Parcellates, cleans and writes.
     *
     * @param keptFrames list of the frames to keep; empty if there is none
     * @return what was written, one entry an atlas
     * @throws org.insula.io.InputException if the input is missing, damaged or does not fit, or a file cannot be written
     */
    public List<RunSeries> perform(BoldRun run, String keptFrames) {
        RunParcellation.Result result = new RunParcellation(files, atlases, options, cleaning).run(run, keptFrames);
        Map<String, String> checksums = new LinkedHashMap<>(result.checksums());
        checksums.putAll(SourceFiles.checksums(
                files, options.atlases().stream().map(AtlasConfig::image).toList()));
        SeriesSidecar sidecar = new SeriesSidecar(options, cleaning, checksums);
        for (RunSeries made : result.series()) {
            outputs(made.atlas()).write(files, made.series(), sidecar.of(run, made));
        }
        return result.series();
    }

    /** What is odd about the atlases, one line each. */
    public List<String> notes() {
        return atlases.stream()
                .flatMap(atlas -> atlas.notes().stream().map(note -> "atlas " + atlas.name() + ": " + note))
                .toList();
    }

    /** The files of an atlas's series. */
    public SeriesFiles outputs(StudyAtlas atlas) {
        String stem = out.substring(0, out.length() - ".tsv".length());
        String named = atlases.size() == 1 ? stem : stem + "_atlas-" + BidsNames.alphanumeric(atlas.name());
        return new SeriesFiles(named + ".tsv", named + ".json", named + "_coverage.tsv");
    }
}
