package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.RunConfigWriter;
import org.insula.jobs.export.GroupFolder;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.report.RunQuality;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/** Maps, tables and report: one unit for the whole study, done again when anything before it was. */
public final class MapWork {
    /** The kind of this unit. */
    public static final String KIND = "map";

    /** What the manifest of the report is called. */
    public static final String REPORT = "report";

    /** Its name: there is only one. */
    public static final String NAME = "all";

    private static final String LINES = "Lines";

    /** What is written besides maps, tables and report; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS =
            List.of("subjects", "grayordinates", "glm", "signs", "findings", "drop-intervals");

    private final RunConfig config;
    private final OutputTree tree;
    private final ExplainWork explaining;
    private final ProbeWork probing;
    private final String cutKey;
    private final FileAccess files;
    private final UnitStore store;

    /**
     * The unit of a study whose networks are explained and probed so.
     *
     * @param cutKey key of the unit that cut the samples: from its events comes when the task is on
     */
    public MapWork(
            FileAccess files,
            RunConfig config,
            OutputTree tree,
            ExplainWork explaining,
            ProbeWork probing,
            String cutKey) {
        this.config = config;
        this.tree = tree;
        this.explaining = explaining;
        this.probing = probing;
        this.cutKey = cutKey;
        this.files = files;
        this.store = new UnitStore(files, tree.units());
    }

    /**
     * The unit over the given networks.
     *
     * @param leftOut what is missing from the study and why, as the report tells it
     * @param quality how good each run's series are
     * @param further finished units of retraining and of controls
     */
    public WorkUnit unit(
            List<NetworkUnit> networks, List<String> leftOut, List<RunQuality> quality, List<WorkUnit> further) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        for (ExplainUnit each : explaining.units(networks)) {
            inputs.put(
                    each.name(),
                    InputIdentity.ofChecksum("", explaining.unit(each).key()));
        }
        for (ExplainUnit each : probing.units(networks)) {
            inputs.put(
                    ProbeWork.KIND + " " + each.name(),
                    InputIdentity.ofChecksum("", probing.unit(each, networks).key()));
        }
        for (WorkUnit each : further) {
            inputs.put(each.kind() + " " + each.name(), InputIdentity.ofChecksum("", each.key()));
        }
        inputs.put("samples", InputIdentity.ofChecksum("", cutKey));
        Map<String, Object> options = Map.of(
                "configuration",
                RunConfigWriter.yaml(config, tree.work()),
                "leftOut",
                leftOut,
                "exports",
                EXPORTS,
                "quality",
                quality.stream().map(RunQuality::toString).toList());
        return new WorkUnit(KIND, NAME, inputs, options, SoftwareVersion.current());
    }

    /** Whether exactly this is done. */
    public boolean isDone(WorkUnit unit) {
        return store.isDone(unit);
    }

    /**
     * Does it: what was there before no longer counts as done once this has begun.
     *
     * @param exports writes everything and gives the result in a few lines
     */
    public void perform(WorkUnit unit, Supplier<List<String>> exports) {
        store.forget(KIND, NAME);
        store.finish(unit, this::outputs, folder -> Map.of(LINES, exports.get()));
    }

    private List<String> outputs() {
        List<String> paths = new ArrayList<>();
        for (String part : List.of(GroupFolder.PART, REPORT)) {
            OutputFiles output = OutputFiles.of(files, tree, part);
            paths.addAll(output.listed());
            paths.add(output.manifest());
        }
        return paths;
    }

    /** The result in a few lines, as the finished unit has it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        store.find(KIND, NAME).ifPresent(found -> found.facts().path(LINES).forEach(line -> lines.add(line.asText())));
        return lines;
    }
}
