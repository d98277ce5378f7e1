package org.insula.io.bids;

import java.util.HashMap;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** What participants.tsv says about each subject. */
final class Participants {
    private static final String ID = "participant_id";

    private final Map<String, Map<String, String>> bySubject;

    private Participants(Map<String, Map<String, String>> bySubject) {
        this.bySubject = bySubject;
    }

    static Participants none() {
        return new Participants(Map.of());
    }

    /**
     * Reads the table.
     *
     * @throws org.insula.io.InputException if it is none, or has no column participant_id
     */
    static Participants read(FileAccess files, String path) {
        Table table = Tsv.read(files, path);
        Map<String, Map<String, String>> bySubject = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            String subject = table.cell(row, ID).replaceFirst("^sub-", "");
            Map<String, String> columns = new HashMap<>();
            for (String column : table.columns()) {
                columns.put(column, table.cell(row, column));
            }
            columns.remove(ID);
            bySubject.put(subject, columns);
        }
        return new Participants(bySubject);
    }

    /** Column → text of a subject (without {@code sub-}); empty if the table does not list it. */
    Map<String, String> columns(String subject) {
        return bySubject.getOrDefault(subject, Map.of());
    }
}
