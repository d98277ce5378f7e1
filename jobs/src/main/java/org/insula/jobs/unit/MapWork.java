package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.RunConfigWriter;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.report.RunQuality;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/** Maps, tables and report: one unit for the whole study, done again when anything before it was. */
public final class MapWork {
    /** The kind of this unit. */
    public static final String KIND = "map";

    /** Its name: there is only one. */
    public static final String NAME = "all";

    private static final String LINES = "Lines";

    /** What is written besides maps, tables and report; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS = List.of("subjects", "grayordinates", "glm", "signs", "drop-intervals");

    private final RunConfig config;
    private final OutputTree tree;
    private final ExplainWork explaining;
    private final ProbeWork probing;
    private final String cutKey;
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
        this.store = new UnitStore(files, tree.units());
    }

    /**
     * The unit over the given networks.
     *
     * @param leftOut what is missing from the study and why, as the report tells it
     * @param quality how good each run's series are
     * @param retrained units of training anew that are finished
     */
    public WorkUnit unit(
            List<NetworkUnit> networks, List<String> leftOut, List<RunQuality> quality, List<WorkUnit> retrained) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        for (ExplainUnit each : explaining.units(networks)) {
            inputs.put(
                    each.name(),
                    InputIdentity.ofChecksum("", explaining.unit(each).key()));
        }
        List<NetworkUnit> real =
                networks.stream().filter(each -> !each.isNull()).toList();
        for (ExplainUnit each : probing.units(real)) {
            inputs.put(
                    ProbeWork.KIND + " " + each.name(),
                    InputIdentity.ofChecksum("", probing.unit(each, real).key()));
        }
        for (WorkUnit each : retrained) {
            inputs.put(RetrainWork.KIND + " " + each.name(), InputIdentity.ofChecksum("", each.key()));
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
        store.finish(unit, folder -> Map.of(LINES, exports.get()));
    }

    /** The result in a few lines, as the finished unit has it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        store.find(KIND, NAME).ifPresent(found -> found.facts().path(LINES).forEach(line -> lines.add(line.asText())));
        return lines;
    }
}
