package org.insula.jobs.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.GlmConfig;
import org.insula.pipeline.glm.Contrast;
import org.insula.pipeline.glm.GlmAgreement;
import org.insula.pipeline.glm.GroupGlm;

/**
 * The files of the general linear model in {@code group}: the table of regions, a map of t per label and contrast where the
 * atlas is a volume, and the table of its agreement with importance maps.
 */
public final class GlmFiles implements GroupPart {
    private static final List<String> COLUMNS =
            List.of("label", "contrast", "index", "name", "n_subjects", "effect", "se", "t", "df", "p", "p_fwe", "q");
    private static final List<String> AGREEMENT = List.of(
            "model",
            "saliency",
            "label",
            "n_regions",
            "rank_correlation",
            "top",
            "n_common",
            "share_common",
            "share_chance");

    private final OutputTree tree;
    private final StudyResult study;
    private final GlmResult glm;
    private final OutputOrigin origin;

    /**
     * The files of a study.
     *
     * @param origin what makes them; told beside them
     */
    public GlmFiles(OutputTree tree, StudyResult study, GlmResult glm, OutputOrigin origin) {
        this.tree = tree;
        this.study = study;
        this.glm = glm;
        this.origin = origin;
    }

    @Override
    public void write(FileAccess files, String folder) {
        List<Region> regions = study.atlas().regions();
        TableRows table = new TableRows(COLUMNS);
        glm.maps().forEach((label, maps) -> maps.forEach((contrast, map) -> add(table, label, contrast, map, regions)));
        table.write(files, FilePaths.child(folder, tree.trust("", "glm")));
        describe(files, folder, tree.trust("", "glm"), tableFacts());
        writeAgreement(files, folder);
        study.atlas().painted().ifPresent(atlas -> writeMaps(files, folder, atlas));
    }

    private static void add(TableRows table, String label, Contrast contrast, GroupGlm map, List<Region> regions) {
        int[] n = map.n();
        double[] effect = map.effect();
        double[] se = map.standardError();
        double[] t = map.t();
        double[] p = map.p();
        double[] familyWise = map.familyWise();
        double[] q = map.q();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            table.add(
                    List.of(label, contrast.word(), String.valueOf(region.label()), region.name()),
                    List.of(String.valueOf(n[i]), Tsv.format(effect[i]), Tsv.format(se[i]), Tsv.format(t[i])),
                    List.of(n[i] < 2 ? TableRows.NONE : String.valueOf(n[i] - 1)),
                    List.of(Tsv.format(p[i]), Tsv.format(familyWise[i]), Tsv.format(q[i])));
        }
    }

    private void writeAgreement(FileAccess files, String folder) {
        TableRows table = new TableRows(AGREEMENT);
        for (MapAgreements each : MapAgreements.of(glm, study.models())) {
            GlmAgreement agreement = each.agreement();
            table.add(
                    List.of(each.model(), each.saliency(), each.label()),
                    List.of(String.valueOf(agreement.regions()), Tsv.format(agreement.correlation())),
                    List.of(String.valueOf(agreement.top()), String.valueOf(agreement.common())),
                    List.of(Tsv.format(agreement.share()), Tsv.format(agreement.chance())));
        }
        String name = tree.trust("", "agreement");
        table.write(files, FilePaths.child(folder, name));
        describe(
                files,
                folder,
                name,
                described("Agreement of each importance map with t of its label against the other labels: Spearman's"
                        + " correlation over regions, and how many of the largest tenth are the same"));
    }

    private void writeMaps(FileAccess files, String folder, Atlas atlas) {
        BidsNames names = BidsNames.of(study.samples().labels());
        glm.maps()
                .forEach((label, maps) -> maps.forEach((contrast, map) -> {
                    String name = tree.glmMap(names.label(label), contrast.word());
                    int most = Arrays.stream(map.n()).max().orElse(0);
                    double[] t = map.t();
                    NiftiMetadata meta = NiftiMetadata.forT(Math.max(1, most - 1))
                            .withDescription("Insula GLM, " + label + " against " + contrast.word())
                            .withDisplayMaximum(Arrays.stream(t)
                                    .filter(Double::isFinite)
                                    .max()
                                    .orElse(0));
                    NiftiWriter.write(files, FilePaths.child(folder, name), RegionMap.toVolume(atlas, t), meta);
                    Map<String, Object> facts = described(
                            "Student's t of each region over " + glm.counted().text());
                    facts.put("Label", label);
                    facts.put("Contrast", contrast.word());
                    facts.put("Atlas", study.atlas().name());
                    facts.put("Units", "Student's t");
                    facts.put("Members", most);
                    facts.put("MembersPerRegion", Arrays.stream(map.n()).boxed().toList());
                    describe(files, folder, name, facts);
                }));
    }

    private Map<String, Object> tableFacts() {
        Map<String, Object> facts =
                described("General linear model of each region: effect of each label against the mean of"
                        + " the other labels and against rest, over "
                        + glm.counted().text());
        facts.put("NullHypothesis", "the mean effect is 0");
        facts.put("Alternative", "two-sided");
        facts.putAll(GlmConfig.OPTIONS.sidecar(glm.options(), path -> path));
        facts.put("RunsModelled", glm.runs());
        facts.put("RunsLeftOut", glm.leftOut());
        return facts;
    }

    private Map<String, Object> described(String description) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Description", description);
        facts.put("AveragedOver", glm.counted().text());
        return facts;
    }

    private void describe(FileAccess files, String folder, String name, Map<String, Object> facts) {
        facts.putAll(origin.entries());
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), facts);
    }
}
