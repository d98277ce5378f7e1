package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.RepetitionTime;
import org.insula.io.json.Json;

/** The time between frames that a JSON sidecar states, as {@code RepetitionTime} or {@code SamplingFrequency}. */
public final class SamplingInterval {
    private static final String EXTENSION = "(\\.[dp]tseries)?\\.(nii|hdr|img|tsv)(\\.gz)?$";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private SamplingInterval() {}

    /**
     * In s, from the JSON file of the same name beside an image or a table; empty if there is none, it is no JSON or it
     * states none.
     *
     * @throws InputException if what it states cannot be
     */
    public static OptionalDouble beside(FileAccess files, String path) {
        String sidecar = path.replaceFirst(EXTENSION, "") + ".json";
        try {
            return files.exists(sidecar) ? readIfJson(files, sidecar) : OptionalDouble.empty();
        } catch (IOException e) {
            throw InputException.reading(sidecar, e);
        }
    }

    private static OptionalDouble readIfJson(FileAccess files, String sidecar) {
        JsonNode json;
        try {
            json = Json.readLeniently(files, sidecar);
        } catch (InputException e) {
            // Of a damaged sidecar only this is wanted, and the header has it too.
            return OptionalDouble.empty();
        }
        return of(sidecar, json);
    }

    /**
     * In s; empty if the sidecar states none. What is no number ({@code "TR"} is allowed by BIDS as sampling frequency)
     * states none.
     *
     * @throws InputException if the file is no JSON, or what it states cannot be
     */
    public static OptionalDouble read(FileAccess files, String sidecar) {
        return of(sidecar, Json.readLeniently(files, sidecar));
    }

    /** The same of a sidecar that was read. */
    static OptionalDouble of(String sidecar, JsonNode json) {
        JsonNode time = json.path("RepetitionTime");
        JsonNode frequency = json.path("SamplingFrequency");
        double seconds = number(time);
        if (!Double.isNaN(seconds)) {
            return believable(sidecar, "RepetitionTime", time, seconds);
        }
        if (frequency.isNumber()) {
            return believable(sidecar, "SamplingFrequency", frequency, 1 / frequency.asDouble());
        }
        return OptionalDouble.empty();
    }

    /** NaN where nothing is stated, or what stands there is no number; one in quotes is. */
    private static double number(JsonNode stated) {
        boolean quoted =
                stated.isTextual() && NUMBER.matcher(stated.asText().strip()).matches();
        return stated.isNumber() || quoted ? Double.parseDouble(stated.asText().strip()) : Double.NaN;
    }

    /** Whether a repetition time is stated that is no number. */
    static boolean isOdd(JsonNode json) {
        JsonNode time = json.path("RepetitionTime");
        return !time.isMissingNode() && !time.isNull() && Double.isNaN(number(time));
    }

    private static OptionalDouble believable(String sidecar, String key, JsonNode stated, double seconds) {
        if (!RepetitionTime.isBelievable(seconds)) {
            throw new InputException(
                    sidecar, key + " " + stated + " cannot be", "state the time in seconds, the frequency in Hz");
        }
        return OptionalDouble.of(seconds);
    }
}
