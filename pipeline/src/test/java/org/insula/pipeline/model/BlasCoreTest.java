package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlasCoreTest {

    @Test
    void advisesTheWidestInstructionsWhoseKernelsAreRight() {
        assertThat(BlasCore.advised(List.of(
                        "model name : x", "flags\t\t: fpu avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl")))
                .isEqualTo("Haswell");
        assertThat(BlasCore.advised(List.of("flags : fma avx2 avx512f"))).isEqualTo("Haswell");
        assertThat(BlasCore.advised(List.of("flags : sse2"))).isEmpty();
        assertThat(BlasCore.advised(List.of())).isEmpty();
    }
}
