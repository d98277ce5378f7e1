package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.atlas.Region;

/**
 * Everything that a report shows.
 *
 * <p>Regions are those of the atlas in atlas order, the same everywhere: position i of {@code regions} is region i of
 * every map and every time course.
 *
 * @param title what the report is called, plain text
 * @param summary what went in
 * @param regions all regions in atlas order
 * @param models one entry per model, in the order asked for
 * @param brain the picture that maps are laid over; empty leaves the slices out
 * @param truth what was planted, of a simulated cohort; empty otherwise
 * @param trust what tells whether the maps can be believed; empty leaves the section out
 * @param glm the general linear model beside the maps; empty leaves the section out
 * @param answer the answer in words; empty leaves it out
 * @param methods how it was done, and whose work that rests on
 * @param configurationYaml the resolved configuration, shown as it is
 */
public record ReportData(
        String title,
        RunSummary summary,
        List<Region> regions,
        List<ModelReport> models,
        Optional<BrainPicture> brain,
        Optional<TruthReport> truth,
        Optional<TrustReport> trust,
        Optional<GlmReport> glm,
        Optional<AnswerReport> answer,
        MethodsText methods,
        String configurationYaml) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if a map or a confusion matrix has another size than the summary and the region
     *     list say, a planted region does not exist, or the brain's atlas has other regions
     */
    public ReportData {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(glm, "glm");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(configurationYaml, "configurationYaml");
        regions = List.copyOf(regions);
        models = List.copyOf(models);
        if (brain.isPresent() && !brain.get().atlas().regions().equals(regions)) {
            throw new IllegalArgumentException("the regions are not those of the brain picture's atlas");
        }
        for (ModelReport model : models) {
            if (model.confusion().labels() != summary.labels().size()) {
                throw new IllegalArgumentException("confusion matrix of " + model.name() + " has "
                        + model.confusion().labels() + " labels, the summary "
                        + summary.labels().size());
            }
            for (LabelMap map : model.maps()) {
                requireShape(model.name(), map, regions.size(), summary.frames());
            }
        }
        for (PlantedRegion planted : truth.map(TruthReport::planted).orElse(List.of())) {
            if (planted.region() < 0 || planted.region() >= regions.size()) {
                throw new IllegalArgumentException(
                        "planted region " + planted.region() + " is not one of " + regions.size() + " regions");
            }
        }
    }

    /** A report without a general linear model and an answer in words. */
    public ReportData(
            String title,
            RunSummary summary,
            List<Region> regions,
            List<ModelReport> models,
            Optional<BrainPicture> brain,
            Optional<TruthReport> truth,
            Optional<TrustReport> trust,
            MethodsText methods,
            String configurationYaml) {
        this(
                title,
                summary,
                regions,
                models,
                brain,
                truth,
                trust,
                Optional.empty(),
                Optional.empty(),
                methods,
                configurationYaml);
    }

    /** The same report with a general linear model. */
    public ReportData with(GlmReport model) {
        return with(Optional.of(model), answer);
    }

    /** The same report with an answer in words. */
    public ReportData with(AnswerReport words) {
        return with(glm, Optional.of(words));
    }

    private ReportData with(Optional<GlmReport> model, Optional<AnswerReport> words) {
        return new ReportData(
                title, summary, regions, models, brain, truth, trust, model, words, methods, configurationYaml);
    }

    /** What the values of the maps are, which all have in common; empty without maps. */
    public Optional<MapMeaning> meaning() {
        return models.stream()
                .flatMap(model -> model.maps().stream())
                .map(LabelMap::meaning)
                .findFirst();
    }

    /** Whether there are maps and their values have a sign. */
    public boolean isSigned() {
        return meaning().filter(MapMeaning::isSigned).isPresent();
    }

    private static void requireShape(String model, LabelMap map, int regions, int frames) {
        boolean fits = map.regions().size() == regions
                && map.timeCourse().regions() == regions
                && map.timeCourse().frames() == frames;
        if (!fits) {
            throw new IllegalArgumentException("map of " + model + " for " + map.label() + " has "
                    + map.regions().size() + " regions and a time course of "
                    + map.timeCourse().frames() + " frames by "
                    + map.timeCourse().regions()
                    + " regions; expected " + regions + " regions and " + frames + " frames");
        }
    }
}
