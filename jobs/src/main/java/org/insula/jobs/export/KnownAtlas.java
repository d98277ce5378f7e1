package org.insula.jobs.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Atlases whose origin is known by what studies call them.
 *
 * <p>A name says so only if it begins with one of these, upper and lower case, spaces and punctuation apart; the first
 * that fits counts, so longer beginnings come first.
 */
enum KnownAtlas {
    AAL3("aal3", Reference.ROLLS_2020),
    AAL("aal", Reference.TZOURIO_2002),
    SCHAEFER("schaefer", Reference.SCHAEFER_2018),
    GLASSER("glasser", Reference.GLASSER_2016),
    HCP_MULTI_MODAL("hcpmmp", Reference.GLASSER_2016),
    MULTI_MODAL("mmp", Reference.GLASSER_2016),
    HARVARD_OXFORD("harvardoxford", Reference.DESIKAN_2006),
    DESIKAN("desikan", Reference.DESIKAN_2006),
    DESTRIEUX("destrieux", Reference.DESTRIEUX_2010),
    BRAINNETOME("brainnetome", Reference.FAN_2016),
    GORDON("gordon", Reference.GORDON_2016),
    POWER("power", Reference.POWER_2011),
    YEO("yeo", Reference.YEO_2011),
    DIFUMO("difumo", Reference.DADI_2020),
    MSDL("msdl", Reference.VAROQUAUX_2011);

    private final String beginning;
    private final Reference reference;

    KnownAtlas(String beginning, Reference reference) {
        this.beginning = beginning;
        this.reference = reference;
    }

    /** Where an atlas of this name was published; empty if that is not known. */
    static Optional<Reference> reference(String name) {
        String plain = BidsNames.alphanumeric(name).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(atlas -> plain.startsWith(atlas.beginning))
                .map(atlas -> atlas.reference)
                .findFirst();
    }
}
