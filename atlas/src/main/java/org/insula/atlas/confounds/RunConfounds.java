package org.insula.atlas.confounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.Confounds;
import org.insula.io.json.Json;

/**
 * What a run brings to its cleaning: its table of confounds, the sidecar that describes them, and a list of frames to
 * keep. Each may be absent. Immutable.
 */
public final class RunConfounds {

    private final Confounds table;
    private final JsonNode sidecar;
    private final KeptFrames kept;

    private RunConfounds(Confounds table, JsonNode sidecar, KeptFrames kept) {
        this.table = table;
        this.sidecar = sidecar;
        this.kept = kept;
    }

    /** A run without confounds. */
    public static RunConfounds none() {
        return new RunConfounds(null, MissingNode.getInstance(), null);
    }

    /** A table without a sidecar. */
    public static RunConfounds of(Confounds table) {
        return new RunConfounds(table, MissingNode.getInstance(), null);
    }

    /** A table with its sidecar. */
    public static RunConfounds of(Confounds table, JsonNode sidecar) {
        return new RunConfounds(table, sidecar, null);
    }

    /**
     * Reads a confounds TSV and, if there is one beside it, the JSON file of its name.
     *
     * @throws InputException if the TSV cannot be read, or the JSON file is there and cannot be
     */
    public static RunConfounds read(FileAccess files, String tsvPath) {
        Confounds table = Confounds.read(files, tsvPath);
        String jsonPath = tsvPath.replaceFirst("(?i)\\.tsv(\\.gz)?$", "") + ".json";
        try {
            return files.exists(jsonPath) ? of(table, Json.readLeniently(files, jsonPath)) : of(table);
        } catch (IOException e) {
            throw InputException.reading(jsonPath, e);
        }
    }

    /** The same with a list of frames to keep; others are scrubbed, whatever the strategy says. */
    public RunConfounds withKept(KeptFrames newKept) {
        return new RunConfounds(table, sidecar, newKept);
    }

    /** The table, if there is one. */
    public Optional<Confounds> table() {
        return Optional.ofNullable(table);
    }

    /** The sidecar; a missing node if there is none. */
    public JsonNode sidecar() {
        return sidecar;
    }

    /** The list of frames to keep, if there is one. */
    public Optional<KeptFrames> kept() {
        return Optional.ofNullable(kept);
    }
}
