package org.insula.io.bids;

import java.util.HashMap;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.table.LooseTsv;
import org.insula.io.table.Table;

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
     * @throws InputException if it is none, or has no column participant_id, in whatever case
     */
    static Participants read(FileAccess files, String path) {
        Table table = LooseTsv.read(files, path).table();
        String id = idColumn(table);
        Map<String, Map<String, String>> bySubject = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            String subject = table.cell(row, id).replaceFirst("^sub-", "");
            Map<String, String> columns = new HashMap<>();
            for (String column : table.columns()) {
                columns.put(column, table.cell(row, column));
            }
            columns.remove(id);
            bySubject.put(subject, columns);
        }
        return new Participants(bySubject);
    }

    private static String idColumn(Table table) {
        return table.columns().stream()
                .filter(column -> column.equalsIgnoreCase(ID))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        table.source(),
                        "has no column " + ID,
                        "its columns are " + String.join(", ", table.columns())));
    }

    /** Column → text of a subject (without {@code sub-}); empty if the table does not list it. */
    Map<String, String> columns(String subject) {
        return bySubject.getOrDefault(subject, Map.of());
    }
}
