package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.jobs.report.GlmReport;
import org.insula.pipeline.glm.Contrast;
import org.insula.pipeline.saliency.SaliencyMethod;

/** Turns the general linear model of a study into what the report shows. */
public final class StudyGlmReport {
    private StudyGlmReport() {}

    /** The report's data: against the other labels, beside the maps of the first method. */
    public static GlmReport of(GlmResult glm, StudyResult study) {
        List<GlmReport.TMap> maps = new ArrayList<>();
        glm.maps()
                .keySet()
                .forEach(label -> glm.map(label, Contrast.OTHERS)
                        .ifPresent(map -> maps.add(
                                new GlmReport.TMap(label, list(map.effect()), list(map.t()), list(map.familyWise())))));
        SaliencyMethod first = study.config().saliency().first();
        List<GlmReport.Agreement> agreements = MapAgreements.of(glm, study.models()).stream()
                .filter(each -> each.saliency().equals(first.text()))
                .map(StudyGlmReport::agreement)
                .toList();
        return new GlmReport(glm.counted().text(), glm.runs(), glm.leftOut().size(), maps, agreements);
    }

    private static GlmReport.Agreement agreement(MapAgreements each) {
        return new GlmReport.Agreement(
                each.model(),
                each.label(),
                each.agreement().correlation(),
                each.agreement().common(),
                each.agreement().top(),
                each.agreement().chance());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
