package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.atlas.Region;
import org.insula.io.MemoryFiles;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.report.MethodsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StudyMethodsTest {
    private static final String LEAST =
            "input: {bids: data}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: results\n";
    private static final Pattern CITATION =
            Pattern.compile("[A-Z][\\w-]+(?: et al\\.| and [A-Z]\\w+)? (?:19|20)\\d\\d");

    private static MethodsText methods(String more, String atlas) {
        return of(LEAST + more, atlas);
    }

    private static MethodsText of(String yaml, String atlas) {
        MemoryFiles files = new MemoryFiles().with("/study.yaml", yaml);
        RunConfig config = StudyFile.read(files, "/study.yaml");
        List<Region> regions = List.of(new Region(1, "A"), new Region(2, "B"));
        return StudyMethods.of(config, new StudyAtlas.ReadyMade(atlas, regions, "mean", List.of()));
    }

    private static List<String> firstAuthors(MethodsText methods) {
        return methods.references().stream()
                .map(entry -> entry.substring(0, entry.indexOf(' ')))
                .toList();
    }

    @Test
    void citesWhatTheOptionsUseAndNothingElse() {
        assertThat(firstAuthors(methods("models: [{model: lstm}]\ntrust: {replacement: none}\n", "Mine")))
                .contains("Hochreiter", "Kingma", "Haufe", "Sundararajan", "Simonyan", "Efron", "Gorgolewski")
                .doesNotContain("Ismail", "Nichols", "Cho", "Lin", "Smilkov", "Power", "Behzadi", "Schaefer");
        assertThat(firstAuthors(methods("""
                        models: [{model: input-cell-lstm}, {model: gru, readOut: selfAttention, name: g}]
                        saliency: {methods: [smoothgrad, integrated-gradients]}
                        clean: {confounds: scrubbing}
                        training: {schedule: cosine, gradientNorm: 1, labelSmoothing: 0.1}
                        """, "Schaefer2018 200Parcels")))
                .contains("Ismail", "Cho", "Lin", "Smilkov", "Sundararajan", "Power", "Friston", "Schaefer")
                .contains("Loshchilov", "Pascanu", "Szegedy")
                .doesNotContain("Simonyan", "Behzadi", "Elman");
    }

    @Test
    void tellsWhichEventsHaveALabel() {
        String selected = "{label: trialType, frames: 2, column: stim, where: {response: [yes, 1]},"
                + " labels: {face: [male, female], building: house}}";
        assertThat(of(LEAST.replace("{frames: 2}", selected), "Mine").text())
                .contains(" Trial types are those of the column stim. Only events with response yes or 1 were used."
                        + " Trial types male, female were labelled face. Trial type house was labelled building.");
        assertThat(of(LEAST.replace("{frames: 2}", "{label: trialType, frames: 2}"), "Mine")
                        .text())
                .contains("labelled by trial type.\n");
    }

    @Test
    void tellsWhatBecameOfScrubbedFrames() {
        String scrubbed = "clean: {confounds: scrubbing}\n";
        assertThat(methods(scrubbed, "Mine").text())
                .contains("more than 20 % of their frames scrubbed", "interpolated linearly");
        assertThat(methods("", "Mine").text()).doesNotContain("scrubbed");
    }

    @Test
    void linearModelsCiteNoCell() {
        MethodsText methods = methods("models: [linear, linear-mean]\ntrust: {replacement: none}\n", "Mine");
        assertThat(methods.text())
                .contains("linear (softmax regression on the whole window)", "each region's mean over frames")
                .contains("an L2 penalty chosen by cross-validation within them")
                .doesNotContain("Origins");
        assertThat(firstAuthors(methods)).doesNotContain("Hochreiter", "Cho", "Elman");
    }

    @Test
    void tellsWhatWasRemovedAndWhenTheTaskIsOn() {
        assertThat(methods("trust: {replacement: zero, removedShares: [0.025, 0.5], taskLag: 4}\n", "Mine")
                        .text())
                .contains("the most salient 2.5, 50\u00a0% of the places (region and frame)", "were replaced (zero)")
                .contains(
                        "DeYoung et al. 2020",
                        "the most salient 10, 20, 30, 40, 50\u00a0% of places",
                        "from 4.0 s after");
        assertThat(methods("trust: {replacement: none, topShares: []}\n", "Mine")
                        .text())
                .doesNotContain("were replaced", "DeYoung", "the task is on")
                .contains("compared within subjects");
    }

    @Test
    void hasAnEntryForEveryCitationInTheText() {
        MethodsText methods = methods(
                "saliency: {methods: [gradient, region-occlusion, temporal-rescaling]}\nclean: {confounds: compcor}\n",
                "AAL");
        List<String> cited = new ArrayList<>();
        Matcher citations = CITATION.matcher(methods.text());
        while (citations.find()) {
            cited.add(citations.group());
        }
        assertThat(cited).hasSizeGreaterThan(12).allSatisfy(citation -> {
            String author = citation.replaceFirst("[ ].*", "");
            String year = citation.substring(citation.length() - 4);
            assertThat(methods.references())
                    .anySatisfy(entry -> assertThat(entry).startsWith(author).contains("(" + year + ")"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesAReferenceByItsFirstAuthorAndYear(Reference reference) {
        String citation = reference.citation();
        assertThat(Reference.in("as in " + citation + "."))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .startsWith(citation.split(" et al| and | \\d")[0] + " ")
                        .contains("(" + citation.substring(citation.length() - 4) + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "AAL, Tzourio-Mazoyer et al. 2002",
        "AAL3v1, Rolls et al. 2020",
        "Schaefer2018_400, Schaefer et al. 2018",
        "Harvard-Oxford cort, Desikan et al. 2006",
        "HCP-MMP1, Glasser et al. 2016"
    })
    void knowsCommonAtlasesByName(String atlas, String citation) {
        assertThat(methods("", atlas).text()).contains("the atlas " + atlas + " (" + citation + ").");
    }

    @Test
    void saysNoMoreThanTheNameOfAnAtlasItDoesNotKnow() {
        assertThat(methods("", "Ours").text()).contains("The regions are the 2 of the atlas Ours.");
    }
}
