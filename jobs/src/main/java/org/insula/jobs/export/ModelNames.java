package org.insula.jobs.export;

import java.util.List;
import org.insula.pipeline.saliency.SaliencyMethod;

/** What file names call the models of a study and the methods of saliency. */
public final class ModelNames {
    private final BidsNames models;
    private final SaliencyMethod first;

    private ModelNames(BidsNames models, SaliencyMethod first) {
        this.models = models;
        this.first = first;
    }

    /**
     * The names of a study.
     *
     * @param models in the order asked for
     * @param methods in the order asked for, at least one; file names do not tell the first
     */
    public static ModelNames of(List<String> models, List<SaliencyMethod> methods) {
        return new ModelNames(BidsNames.of(models), methods.get(0));
    }

    /**
     * What file names call a model.
     *
     * @throws IllegalArgumentException if it is not one of the study's
     */
    String model(String name) {
        return models.label(name);
    }

    /** What file names call a method; empty for the first. */
    String saliency(SaliencyMethod method) {
        return method == first ? "" : BidsNames.alphanumeric(method.text());
    }
}
