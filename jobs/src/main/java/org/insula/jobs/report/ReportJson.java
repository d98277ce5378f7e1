package org.insula.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.insula.atlas.Region;

/** The numbers of a report as JSON for the page's script. Missing values are null; numbers have five digits. */
final class ReportJson {

    private static final MathContext DIGITS = new MathContext(5);
    /** Above this many values of all time courses together, each takes one byte instead of two. */
    private static final long MOST_FINE_VALUES = 2_000_000;

    private static final int COLOURS = 256;

    private ReportJson() {}

    /**
     * Returns a report as JSON that can stand in an HTML script element.
     *
     * @param data the report
     * @return JSON without {@code <}, {@code >} and {@code &}
     */
    static String embeddable(ReportData data) {
        return embeddable(toMap(data));
    }

    /**
     * Returns JSON that can stand in an HTML script element: no character in it can end the element or open a comment,
     * whatever the names in the data.
     *
     * @param tree maps, lists, strings and numbers
     * @return JSON without {@code <}, {@code >} and {@code &}
     */
    static String embeddable(Map<String, Object> tree) {
        try {
            return escape(new ObjectMapper().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of strings and numbers can always be written as JSON", e);
        }
    }

    /** In JSON these characters stand only inside strings, where an escape means the same. */
    static String escape(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static Map<String, Object> toMap(ReportData data) {
        int bytes = bytesPerValue(data);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("labels", data.summary().labels());
        map.put("regions", data.regions().stream().map(Region::name).toList());
        map.put("frames", data.summary().frames());
        map.put("groupedBy", data.summary().groupedBy());
        map.put("repetitionTime", rounded(data.summary().repetitionTime()));
        map.put("runs", data.summary().used().stream().map(ReportJson::run).toList());
        map.put("signed", data.isSigned());
        map.put("unit", data.meaning().map(MapMeaning::unit).orElse(""));
        map.put(
                "ranksByMagnitude",
                data.meaning()
                        .filter(meaning -> meaning.values() == MapMeaning.Values.SIGNED_BY_MAGNITUDE)
                        .isPresent());
        map.put("colours", ColourScale.colours(COLOURS));
        map.put("mapColours", data.isSigned() ? ColourScale.divergingColours(COLOURS) : ColourScale.colours(COLOURS));
        map.put(
                "models",
                data.models().stream().map(model -> model(model, bytes)).toList());
        map.put(
                "brain",
                data.brain().map(PackedBrain::pack).map(ReportJson::brain).orElse(null));
        map.put(
                "planted",
                data.truth().map(TruthReport::planted).orElse(List.of()).stream()
                        .map(ReportJson::planted)
                        .toList());
        data.glm().ifPresent(glm -> map.put("glm", glm.toMap()));
        data.trust().ifPresent(trust -> map.put("trust", TrustJson.toMap(trust)));
        return map;
    }

    private static Map<String, Object> run(UsedRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run.quality().run());
        map.put("coverage", rounded(run.quality().coverage()));
        map.put("missing", run.quality().missing().size());
        return map;
    }

    private static int bytesPerValue(ReportData data) {
        long maps =
                data.models().stream().mapToLong(model -> model.maps().size()).sum();
        return maps * data.summary().frames() * data.regions().size() > MOST_FINE_VALUES ? 1 : 2;
    }

    private static Map<String, Object> model(ModelReport model, int bytes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", model.name());
        map.put("verdict", model.decoding().verdict().name());
        map.put("accuracy", rounded(model.decoding().accuracy()));
        map.put("chance", rounded(model.decoding().chance()));
        map.put("scores", model.scores().stream().map(ReportJson::score).toList());
        map.put("confusion", counts(model.confusion()));
        map.put(
                "maps",
                model.maps().stream().map(labelMap -> labelMap(labelMap, bytes)).toList());
        return map;
    }

    private static Map<String, Object> score(FoldScore score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fold", score.fold());
        map.put("seed", Long.toString(score.seed()));
        map.put("samples", score.samples());
        map.put("accuracy", rounded(score.accuracy()));
        map.put("balancedAccuracy", rounded(score.balancedAccuracy()));
        return map;
    }

    private static List<List<Integer>> counts(ConfusionMatrix confusion) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int label = 0; label < confusion.labels(); label++) {
            List<Integer> row = new ArrayList<>();
            for (int predicted = 0; predicted < confusion.labels(); predicted++) {
                row.add(confusion.count(label, predicted));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> labelMap(LabelMap labelMap, int bytes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", labelMap.label());
        map.put("subjects", labelMap.subjects());
        map.put("mean", numbers(labelMap, RegionImportance::mean));
        map.put("sd", numbers(labelMap, RegionImportance::sd));
        map.put("se", numbers(labelMap, RegionImportance::se));
        map.put("low", numbers(labelMap, RegionImportance::low));
        map.put("high", numbers(labelMap, RegionImportance::high));
        map.put("n", counts(labelMap, RegionImportance::subjects));
        map.put("rank", counts(labelMap, RegionImportance::rank));
        map.put("foldStability", numbers(labelMap, RegionImportance::foldStability));
        map.put("seedStability", numbers(labelMap, RegionImportance::seedStability));
        map.put("familyWise", numbers(labelMap, RegionImportance::familyWise));
        map.put("timeCourse", timeCourse(PackedTimeCourse.pack(labelMap.timeCourse(), bytes)));
        map.put("byFrame", rounded(labelMap.byFrame()));
        return map;
    }

    private static List<BigDecimal> numbers(LabelMap map, ToDoubleFunction<RegionImportance> value) {
        List<BigDecimal> numbers = new ArrayList<>();
        map.regions().forEach(row -> numbers.add(rounded(value.applyAsDouble(row))));
        return numbers;
    }

    private static List<Integer> counts(LabelMap map, ToIntFunction<RegionImportance> value) {
        return map.regions().stream().map(value::applyAsInt).toList();
    }

    private static Map<String, Object> timeCourse(PackedTimeCourse packed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("bytes", packed.bytes());
        map.put("low", packed.low());
        map.put("high", packed.high());
        map.put("data", packed.data());
        return map;
    }

    private static Map<String, Object> brain(PackedBrain brain) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("size", brain.size());
        map.put("spacing", brain.spacing());
        map.put("origin", brain.origin());
        map.put("background", brain.background());
        map.put("regions", brain.regions());
        return map;
    }

    private static Map<String, Object> planted(PlantedRegion planted) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", planted.label());
        map.put("region", planted.region());
        map.put("timing", planted.timing());
        return map;
    }

    /** The same of each number. */
    static List<BigDecimal> rounded(List<Double> values) {
        List<BigDecimal> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(rounded(value)));
        return numbers;
    }

    /** Five digits, as a plain number; null for NaN and infinities, which JSON does not know. */
    static BigDecimal rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).stripTrailingZeros() : null;
    }
}
