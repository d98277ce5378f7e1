package org.insula.io.bids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.table.LooseTsv;
import org.insula.io.table.Table;

/** What participants.tsv says about each subject. */
final class Participants {
    private static final String ID = "participant_id";

    private final Map<String, Map<String, String>> bySubject;
    private final List<String> notes;

    private Participants(Map<String, Map<String, String>> bySubject, List<String> notes) {
        this.bySubject = bySubject;
        this.notes = List.copyOf(notes);
    }

    static Participants none() {
        return new Participants(Map.of(), List.of());
    }

    /**
     * Reads the table.
     *
     * @throws InputException if it is none, or has no column participant_id, in whatever case
     */
    static Participants read(FileAccess files, String path) {
        LooseTsv.Read read = LooseTsv.read(files, path);
        Table table = read.table();
        List<String> notes = new ArrayList<>();
        read.notes().forEach(note -> notes.add(path + ": " + note));
        String id = idColumn(table);
        Map<String, Map<String, String>> bySubject = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            String subject = table.cell(row, id).replaceFirst("^sub-", "");
            Map<String, String> columns = new HashMap<>();
            for (String column : table.columns()) {
                columns.put(column, table.cell(row, column));
            }
            columns.remove(id);
            Map<String, String> before = bySubject.put(subject, columns);
            if (before != null && !before.equals(columns)) {
                notes.add(path + ": lists sub-" + subject + " again with other values; the last count");
            }
        }
        return new Participants(bySubject, notes);
    }

    private static String idColumn(Table table) {
        return table.like(ID)
                .orElseThrow(() -> new InputException(
                        table.source(),
                        "has no column " + ID,
                        "its columns are " + String.join(", ", table.columns())));
    }

    /** What was odd about the table, one line each. */
    List<String> notes() {
        return notes;
    }

    /** Column → text of a subject (without {@code sub-}); empty if the table does not list it. */
    Map<String, String> columns(String subject) {
        return bySubject.getOrDefault(subject, Map.of());
    }
}
