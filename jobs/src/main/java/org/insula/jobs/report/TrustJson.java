package org.insula.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of the section on trust as the page's script wants them. */
final class TrustJson {
    private TrustJson() {}

    static Map<String, Object> toMap(TrustReport trust) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("curves", trust.curves().stream().map(TrustJson::curve).toList());
        map.put("retrained", trust.retrained().stream().map(TrustJson::curve).toList());
        map.put("timing", trust.timing().stream().map(TrustJson::timing).toList());
        map.put("contrasts", trust.contrasts().stream().map(TrustJson::contrast).toList());
        return map;
    }

    private static Map<String, Object> curve(DropCurve curve) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", curve.model());
        map.put("removedBy", curve.removedBy());
        map.put("saliencyOf", curve.saliencyOf());
        map.put("shares", curve.shares());
        map.put("whole", ReportJson.rounded(curve.whole()));
        map.put("without", ReportJson.rounded(curve.without()));
        map.put("low", ReportJson.rounded(curve.low()));
        map.put("high", ReportJson.rounded(curve.high()));
        return map;
    }

    private static Map<String, Object> timing(LabelTiming timing) {
        List<LabelTiming.TopOnTask> tops = timing.taskOn();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", timing.model());
        map.put("label", timing.label());
        map.put("byFrame", ReportJson.rounded(timing.byFrame()));
        map.put("halfLife", ReportJson.rounded(timing.halfLife()));
        map.put("top", tops.stream().map(LabelTiming.TopOnTask::top).toList());
        map.put(
                "onTask",
                ReportJson.rounded(
                        tops.stream().map(LabelTiming.TopOnTask::mean).toList()));
        map.put("chance", ReportJson.rounded(timing.chance()));
        return map;
    }

    private static Map<String, Object> contrast(MapContrast contrast) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("one", contrast.one());
        map.put("other", contrast.other());
        map.put("subjects", contrast.subjects());
        map.put("verdict", contrast.verdict());
        map.put("top", contrast.top().stream().map(TrustJson::difference).toList());
        return map;
    }

    private static Map<String, Object> difference(MapContrast.Difference difference) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("region", difference.region());
        map.put("mean", ReportJson.rounded(difference.mean()));
        map.put("low", ReportJson.rounded(difference.low()));
        map.put("high", ReportJson.rounded(difference.high()));
        return map;
    }
}
