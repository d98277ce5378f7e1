package org.insula.jobs.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the section {@code trust}, as {@link TrustReader} reads it. */
final class TrustWriter {
    private TrustWriter() {}

    static Map<String, Object> tree(TrustConfig trust) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (trust.removes()) {
            tree.put("replacement", Choices.name(trust.replacement()));
            tree.put("removedShares", trust.removedShares());
            tree.put("retrainedShares", trust.retrainedShares());
        } else {
            tree.put("replacement", TrustReader.NONE);
        }
        tree.put("topShares", trust.topShares());
        tree.put("taskLag", trust.taskLag());
        return tree;
    }
}
