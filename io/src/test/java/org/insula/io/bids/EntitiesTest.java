package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
    @Test
    void takesANameApart() {
        Entities name = Entities.parse("sub-01_task-x_run-1_bold.nii.gz");
        assertThat(name.get("task")).contains("x");
        assertThat(name.get("ses")).isEmpty();
        assertThat(name.value("ses")).isEmpty();
        assertThat(name.suffix()).isEqualTo("bold");
        assertThat(name.extension()).isEqualTo(".nii.gz");
        assertThat(name.keys()).containsExactly("sub", "task", "run");
    }

    @Test
    void putsNamesTogetherInTheOrderOfTheStandard() {
        Entities name = Entities.of("timeseries", ".tsv")
                .with("desc", "clean")
                .with("stat", "mean")
                .with("atlas", "AAL")
                .with("run", "1")
                .with("sub", "01")
                .with("zzz", "1")
                .with("ses", "2");
        assertThat(name.fileName()).isEqualTo("sub-01_ses-2_run-1_atlas-AAL_stat-mean_desc-clean_zzz-1_timeseries.tsv");
        assertThat(Entities.parse("run-1_sub-01_bold.nii")).isEqualTo(Entities.parse("sub-01_run-1_bold.nii"));
    }

    @Test
    void changesOneThingAtATime() {
        Entities name = Entities.parse("sub-01_space-T1w_desc-preproc_bold.nii.gz");
        assertThat(name.without("space", "desc").withSuffix("events").withExtension(".tsv"))
                .hasToString("sub-01_events.tsv")
                .hasSameHashCodeAs(Entities.parse("sub-01_events.tsv"));
        assertThat(name.with("desc", "").get("desc")).isEmpty();
        assertThat(name.withSuffix("").withExtension("").fileName()).isEqualTo("sub-01_space-T1w_desc-preproc");
        assertThat(Entities.of("participants", ".tsv").fileName()).isEqualTo("participants.tsv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sub-01_bold-.nii", "sub-01_sub-02_bold.nii", "sub-01__bold.nii", "a b.nii", ".nii", "sub-../x"})
    void refusesOtherNames(String name) {
        assertThat(Entities.tryParse(name)).isEmpty();
        assertThatThrownBy(() -> Entities.parse(name)).isInstanceOf(InputException.class);
    }

    @Test
    void valuesCannotClimb() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entities.of("x", "").with("sub", "../1"));
        assertThat(Entities.label("../object viewing_1")).isEqualTo("objectviewing1");
    }

    @Test
    void appliesToFilesThatHaveAllItsEntities() {
        Entities image = Entities.parse("sub-01_task-x_run-01_bold.nii.gz");
        assertThat(Entities.parse("task-x_bold.json").isWithin(image)).isTrue();
        assertThat(Entities.parse("task-x_run-1_bold.json").isWithin(image)).isTrue();
        assertThat(Entities.parse("task-y_bold.json").isWithin(image)).isFalse();
        assertThat(Entities.parse("task-x_acq-a_bold.json").isWithin(image)).isFalse();
        assertThat(Entities.parse("sub-1_bold.json").isWithin(image)).isFalse();
    }

    @Property
    void anyNameIsEitherRefusedOrComesBackWithTheSameParts(@ForAll String name) {
        Entities.tryParse(name)
                .ifPresent(
                        parsed -> assertThat(Entities.parse(parsed.fileName())).isEqualTo(parsed));
    }
}
