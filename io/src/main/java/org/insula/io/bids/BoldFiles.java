package org.insula.io.bids;

import java.util.List;
import org.insula.io.bids.Dataset.NamedFile;

/** Runs as images. Grayordinates ({@code .dtseries.nii}) count only if their space is asked for by name. */
final class BoldFiles implements RunFiles {
    @Override
    public boolean areRuns(Entities file, RunFilter filter) {
        boolean volume = file.extension().equals(".nii") || file.extension().equals(".nii.gz");
        boolean grayordinates = file.extension().equals(".dtseries.nii")
                && !filter.space().isEmpty()
                && SpaceChoice.matches(file, filter.space());
        return file.suffix().equals("bold") && file.get("sub").isPresent() && (volume || grayordinates);
    }

    @Override
    public List<NamedFile> choose(String root, List<NamedFile> accepted) {
        return accepted;
    }

    @Override
    public List<String> sidecars() {
        return List.of("bold");
    }

    @Override
    public boolean areSeries() {
        return false;
    }

    @Override
    public String idOf(Entities file) {
        return file.without("desc", "part").stem();
    }

    @Override
    public String example() {
        return "…_bold.nii.gz";
    }
}
