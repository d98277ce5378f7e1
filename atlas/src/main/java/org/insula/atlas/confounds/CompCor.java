package org.insula.atlas.confounds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of fMRIPrep's components of noise regions are taken (Behzadi et al., "A component based noise correction method
 * (CompCor) for BOLD and perfusion based fMRI", NeuroImage 2007). The sidecar of the confounds says which component
 * comes from which mask and which were retained; fMRIPrep retains as many as explain half of the variance.
 */
public enum CompCor {
    /** None. */
    NONE(List.of()),
    /** Of white matter and CSF taken together. */
    ANAT_COMBINED(List.of("combined")),
    /** Of white matter and of CSF, each by itself. */
    ANAT_SEPARATED(List.of("WM", "CSF")),
    /** Of the voxels that vary most. */
    TEMPORAL(List.of("")),
    /** Both {@link #TEMPORAL} and {@link #ANAT_COMBINED}. */
    TEMPORAL_ANAT_COMBINED(List.of("", "combined")),
    /** Both {@link #TEMPORAL} and {@link #ANAT_SEPARATED}. */
    TEMPORAL_ANAT_SEPARATED(List.of("", "WM", "CSF"));

    private static final String TEMPORAL_COMPONENT = "t_comp_cor_\\d+";
    private static final String ANATOMICAL_COMPONENT = "[a-z]+_comp_cor_\\d+";

    /** Masks as the sidecar names them; the empty name stands for temporal components, which have none. */
    private final List<String> masks;

    CompCor(List<String> masks) {
        this.masks = masks;
    }

    /**
     * The columns of the retained components, mask by mask, the strongest first.
     *
     * @param components how many of each mask at most; 0 for all that were retained
     */
    List<String> columns(JsonNode sidecar, int components) {
        List<String> columns = new ArrayList<>();
        for (String mask : masks) {
            columns.addAll(retained(sidecar, mask)
                    .limit(components == 0 ? Long.MAX_VALUE : components)
                    .toList());
        }
        return columns;
    }

    private static Stream<String> retained(JsonNode sidecar, String mask) {
        Predicate<String> ofMask = mask.isEmpty()
                ? name -> name.matches(TEMPORAL_COMPONENT)
                : name -> name.matches(ANATOMICAL_COMPONENT)
                        && sidecar.path(name).path("Mask").asText().equals(mask);
        TreeSet<String> names = new TreeSet<>();
        sidecar.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(ofMask)
                .filter(name -> sidecar.path(name).path("Retained").asBoolean(true));
    }
}
