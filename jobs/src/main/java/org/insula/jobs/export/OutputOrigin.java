package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;

/**
 * What made an output, as the JSON beside it says: software and version, the one seed, the configuration with every default filled
 * in. Nothing of the machine or the moment, so that the same study gives the same bytes.
 *
 * @param entries the entries, in order
 */
public record OutputOrigin(Map<String, Object> entries) {
    /**
     * The origin of the outputs of a study.
     *
     * @param folder the folder they lie in, from which paths in or beside the output are told
     */
    public static OutputOrigin of(RunConfig config, String folder) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("GeneratedBy", List.of(DatasetFiles.generatedBy()));
        entries.put("Seed", config.training().folds().seed());
        entries.put("Configuration", StudyFile.tree(config, folder));
        return new OutputOrigin(entries);
    }
}
