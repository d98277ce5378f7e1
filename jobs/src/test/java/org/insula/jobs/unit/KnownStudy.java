package org.insula.jobs.unit;

import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.ValuesShape;

/** A study whose parts are given, and of which 16 samples of 2 labels are cut. */
public record KnownStudy(
        RunConfig config, FileAccess files, OutputTree tree, List<StudyAtlas> atlases, List<BoldRun> runs)
        implements StudyContext, Samples {
    /** A study of a configuration alone, none of whose units is done. */
    public static KnownStudy of(RunConfig config) {
        return new KnownStudy(config, new MemoryFiles(), new OutputTree("/results", "A"), List.of(), List.of());
    }

    @Override
    public UnitStore units() {
        return new UnitStore(files, tree.units());
    }

    @Override
    public Map<String, String> unusable() {
        return Map.of();
    }

    @Override
    public boolean areCut() {
        return true;
    }

    @Override
    public String digest() {
        return "digest";
    }

    @Override
    public ValuesShape shape() {
        return new ValuesShape(16, 1, 2);
    }

    @Override
    public List<String> labels() {
        return List.of("a", "b");
    }

    @Override
    public SampleTable table() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Fold> folds() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Source onExecutors() {
        throw new UnsupportedOperationException();
    }
}
