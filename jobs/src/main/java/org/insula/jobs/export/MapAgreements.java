package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.glm.Contrast;
import org.insula.pipeline.glm.GlmAgreement;
import org.insula.pipeline.importance.GroupMap;

/**
 * How far a model's importance map of a label agrees with that label's t against the other labels.
 *
 * @param model     the model
 * @param saliency  the method of saliency
 * @param label     the label
 * @param agreement how far
 */
record MapAgreements(String model, String saliency, String label, GlmAgreement agreement) {
    /** Of every map whose label has a t, in the order of models, methods and labels. */
    static List<MapAgreements> of(GlmResult glm, List<ModelResult> models) {
        List<MapAgreements> all = new ArrayList<>();
        for (ModelResult model : models) {
            for (MethodMaps by : model.saliency()) {
                for (GroupMap map : by.maps()) {
                    String label = map.key().label();
                    glm.map(label, Contrast.OTHERS)
                            .map(group -> GlmAgreement.of(map.regions().mean(), group.t()))
                            .ifPresent(agreement -> all.add(
                                    new MapAgreements(model.model(), by.method().text(), label, agreement)));
                }
            }
        }
        return all;
    }
}
