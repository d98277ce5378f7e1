package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceNamesTest {
    @Test
    void aFileIsCalledByItsNameAlone() {
        assertThat(SourceNames.of(List.of("/home/lab/b.nii", "a.nii")))
                .containsExactly(Map.entry("/home/lab/b.nii", "b.nii"), Map.entry("a.nii", "a.nii"));
    }

    @Test
    void filesOfOneNameAreToldApartByTheFoldersAroundThem() {
        assertThat(SourceNames.of(List.of("/x/1/mask/m.nii", "/x/2/mask/m.nii", "m.nii", "/x/2/run.nii"))
                        .values())
                .containsExactly("1/mask/m.nii", "2/mask/m.nii", "m.nii", "run.nii");
    }

    @Test
    void pathsThatDifferInNoFolderAreGivenWhole() {
        assertThat(SourceNames.of(List.of("/m.nii", "m.nii")).values()).containsExactly("/m.nii", "m.nii");
    }
}
