package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.insula.io.nifti.HeaderLayout.Field;
import org.insula.io.nifti.HeaderLayout.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeaderLayoutTest {
    @ParameterizedTest
    @EnumSource(HeaderLayout.class)
    void fieldsCoverTheHeaderWithoutGapOrOverlap(HeaderLayout layout) {
        int end = 0;
        for (Field field : layout.fields()) {
            assertThat(field.offset()).as(field.name()).isEqualTo(end);
            end = field.end();
        }
        assertThat(end).isEqualTo(layout.size());
    }

    @Test
    void bothVersionsNameTheirFieldsAlike() {
        List<String> onlyAnalyze =
                List.of("data_type", "db_name", "extents", "session_error", "regular", "glmax", "glmin");
        assertThat(HeaderLayout.NIFTI1.fields())
                .extracting(Field::name)
                .filteredOn(name -> !onlyAnalyze.contains(name))
                .allSatisfy(name -> assertThat(HeaderLayout.NIFTI2.field(name)).isNotNull());
        assertThatIllegalArgumentException().isThrownBy(() -> HeaderLayout.NIFTI2.field("glmax"));
    }

    @Test
    void landmarksStandWhereTheStandardPutsThem() {
        Map.of("dim", 40, "pixdim", 76, "vox_offset", 108, "descrip", 148, "srow_x", 280, "magic", 344)
                .forEach((name, offset) ->
                        assertThat(HeaderLayout.NIFTI1.field(name).offset()).isEqualTo(offset));
        Map.of("dim", 16, "pixdim", 104, "vox_offset", 168, "descrip", 240, "srow_x", 400, "magic", 4)
                .forEach((name, offset) ->
                        assertThat(HeaderLayout.NIFTI2.field(name).offset()).isEqualTo(offset));
        assertThat(HeaderLayout.NIFTI1.field("dim").type()).isEqualTo(Type.INT16);
        assertThat(HeaderLayout.NIFTI2.field("dim").type()).isEqualTo(Type.INT64);
    }
}
