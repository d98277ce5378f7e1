package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.SubjectMap;

/**
 * The values of each subject in long form, for statistics of one's own: a row per label, subject and region, regions in
 * atlas order, missing ones included. The same columns make up the Parquet table, which has the frames besides.
 */
public final class SubjectTable {
    /** The column that only the Parquet table has: a list of one number a frame. */
    public static final String BY_FRAME = "value_by_frame";

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("label", "the condition whose held-out samples were explained");
        COLUMNS.put("subject", "the subject, without sub-; the run, where there is one subject");
        COLUMNS.put("samples", "samples of the label averaged in the subject");
        COLUMNS.put("index", "the region's label in the atlas");
        COLUMNS.put("name", "the region's name");
        COLUMNS.put("value", "the region's value, all frames together; Units says of what");
    }

    private SubjectTable() {}

    /** Names of the columns, in order. */
    static List<String> columns() {
        return List.copyOf(COLUMNS.keySet());
    }

    /** What the JSON beside the tables says of the columns. */
    static Map<String, Object> descriptions() {
        Map<String, Object> described = new LinkedHashMap<>();
        COLUMNS.forEach((name, text) -> described.put(name, Map.of("Description", text)));
        described.put(BY_FRAME, Map.of("Description", "the region's value in each frame; only in the Parquet table"));
        return described;
    }

    /**
     * Writes the table, row by row; no more than one map is looked at at a time.
     *
     * @param maps of one model, in the order of the rows
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(FileAccess files, String path, List<Region> regions, Iterator<SubjectMap> maps) {
        Tsv.write(files, path, columns(), new Iterator<>() {
            private Iterator<List<String>> rows = List.<List<String>>of().iterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && maps.hasNext()) {
                    rows = rows(regions, maps.next()).iterator();
                }
                return rows.hasNext();
            }

            @Override
            public List<String> next() {
                return rows.next();
            }
        });
    }

    private static List<List<String>> rows(List<Region> regions, SubjectMap map) {
        double[] values = map.byRegion();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(List.of(
                    map.key().label(),
                    map.unit(),
                    String.valueOf(map.samples()),
                    String.valueOf(regions.get(i).label()),
                    regions.get(i).name(),
                    Tsv.format(values[i])));
        }
        return rows;
    }
}
