package org.insula.io.bids;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/**
 * Runs as ready-made region series of one atlas.
 *
 * @param atlas the name in the entity {@code seg} or {@code atlas}; empty = the only one there is
 */
record SeriesFiles(String atlas) implements RunFiles {
    @Override
    public boolean areRuns(Entities file, RunFilter filter) {
        boolean mean = file.value("stat").isEmpty() || file.value("stat").equals("mean");
        return file.suffix().equals("timeseries")
                && (file.extension().equals(".tsv") || file.extension().equals(".ptseries.nii"))
                && file.get("sub").isPresent()
                && !atlasOf(file).isEmpty()
                && mean;
    }

    private static String atlasOf(Entities file) {
        return file.get("seg").orElse(file.value("atlas"));
    }

    @Override
    public List<NamedFile> choose(String root, List<NamedFile> accepted) {
        TreeSet<String> there =
                accepted.stream().map(file -> atlasOf(file.entities())).collect(Collectors.toCollection(TreeSet::new));
        if (atlas.isEmpty() && there.size() > 1) {
            throw new InputException(root, "has series of several atlases: " + String.join(", ", there), "choose one");
        }
        String wanted = atlas.isEmpty() ? there.first() : atlas;
        if (!there.contains(wanted)) {
            throw new InputException(
                    root, "has no series of the atlas " + wanted, "there are " + String.join(", ", there));
        }
        return accepted.stream()
                .filter(file -> atlasOf(file.entities()).equals(wanted))
                .toList();
    }

    @Override
    public List<String> sidecars() {
        return List.of("timeseries", "bold");
    }

    @Override
    public boolean areSeries() {
        return true;
    }

    @Override
    public String idOf(Entities file) {
        return file.without("seg", "atlas", "stat", "desc", "part").stem();
    }

    @Override
    public String example() {
        return "…_[seg|atlas]-…_timeseries.tsv";
    }
}
