package org.insula.io.bids;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.InputException;

/**
 * What was found in a dataset.
 *
 * @param runs usable ones, sorted by id
 * @param excluded ids of runs whose image is missing, whose sidecars are bad or which cannot be told from others, with
 *     the reason
 * @param notes what is odd, and by which rule it was decided; one line each
 * @param looked where events and participants were looked for beside the dataset itself
 */
public record DiscoveredRuns(
        List<BoldRun> runs, Map<String, String> excluded, List<String> notes, List<String> looked) {
    /** Copies all. */
    public DiscoveredRuns {
        runs = List.copyOf(runs);
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        notes = List.copyOf(notes);
        looked = List.copyOf(looked);
    }

    /** Runs about which nothing is odd. */
    public DiscoveredRuns(List<BoldRun> runs, Map<String, String> excluded) {
        this(runs, excluded, List.of(), List.of());
    }

    /** The same without some runs, for the reasons given by their ids, and with further notes. */
    public DiscoveredRuns without(Map<String, String> reasons, List<String> more) {
        Map<String, String> all = new TreeMap<>(excluded);
        all.putAll(reasons);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(more);
        return new DiscoveredRuns(
                runs.stream().filter(run -> !reasons.containsKey(run.id())).toList(), all, allNotes, looked);
    }

    /**
     * The runs, for those who can do with none set apart.
     *
     * @throws InputException naming the first run that is
     */
    public List<BoldRun> orThrow() {
        excluded.forEach((id, reason) -> {
            throw new InputException(id, reason, "mend it or filter the run out");
        });
        return runs;
    }
}
