package org.insula.jobs.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.Scrubbing;

/** Says a cleaning in the words of the configuration, every default spelt out. */
public final class CleaningWriter {
    private CleaningWriter() {}

    /** The section {@code clean}, as {@link RunConfigReader} reads it back. */
    public static Map<String, Object> tree(Cleaning cleaning) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("detrend", Choices.name(cleaning.detrend()));
        tree.put("standardize", Choices.name(cleaning.standardize()));
        tree.put("filter", Choices.name(cleaning.filter().kind()));
        tree.put("highPass", cleaning.filter().highPassHz());
        tree.put("lowPass", cleaning.filter().lowPassHz());
        tree.put("confounds", confounds(cleaning.strategy()));
        tree.put("scrub", scrubbing(cleaning.strategy().scrubbing()));
        return tree;
    }

    private static Object confounds(ConfoundStrategy strategy) {
        if (strategy.with(Scrubbing.none()).equals(ConfoundStrategy.none())) {
            return "none";
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", strategy.columns());
        tree.put("motion", Choices.name(strategy.motion()));
        tree.put("whiteMatterAndCsf", Choices.name(strategy.whiteMatterAndCsf()));
        tree.put("globalSignal", Choices.name(strategy.globalSignal()));
        tree.put("drift", Choices.name(strategy.drift()));
        tree.put("compCor", Choices.name(strategy.compCor()));
        tree.put("compCorComponents", strategy.compCorComponents());
        return tree;
    }

    private static Map<String, Object> scrubbing(Scrubbing scrubbing) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("framewiseDisplacement", CleaningReader.offIfInfinite(scrubbing.framewiseDisplacement()));
        tree.put("dvars", CleaningReader.offIfInfinite(scrubbing.standardizedDvars()));
        tree.put("minimumSegment", scrubbing.minimumSegment());
        tree.put("nonSteadyState", Choices.name(scrubbing.nonSteadyState()));
        return tree;
    }
}
