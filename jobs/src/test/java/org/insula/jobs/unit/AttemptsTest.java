package org.insula.jobs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.jobs.unit.Step.Asked;
import org.insula.pipeline.provenance.WorkUnit;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final WorkUnit WORK = new WorkUnit("train", "net", Map.of(), Map.of("epochs", 1), "1");
    private static final Asked<String> ASKED = new Asked<>("net", WORK);

    private final MemoryFiles files = new MemoryFiles();
    private final UnitStore store = new UnitStore(files, "/out/work/units");

    private static InputException broken() {
        return new InputException("/model", "is broken", "train again");
    }

    private UnitOutcome attempt(Step.Task<String> task) {
        return new Attempts<>(store, task).attempt(ASKED);
    }

    @Test
    void storeWhatWasMade() {
        assertThat(attempt((unit, work) -> folder -> Map.of("Answer", 42)).hasFailed())
                .isFalse();
        assertThat(store.isDone(WORK)).isTrue();
        assertThat(store.find("train", "net")
                        .orElseThrow()
                        .facts()
                        .path("Answer")
                        .asInt())
                .isEqualTo(42);
    }

    @Test
    void storeWhyAUnitFailedInPlaceOfAnEarlierVersion() {
        attempt((unit, work) -> folder -> Map.of());

        UnitOutcome outcome = attempt((unit, work) -> {
            throw broken();
        });

        assertThat(outcome.message()).isEqualTo(broken().getMessage());
        assertThat(store.status(WORK, () -> true)).isEqualTo(UnitStatus.failed("train", "net", broken().getMessage()));
    }

    @Test
    void leaveAUnitAloneWhereAnotherIsDamagedOrTheOutputCannotBeWritten() {
        assertThatThrownBy(() -> attempt((unit, work) -> {
                    throw new DamagedUnitException("/other", "was changed");
                }))
                .isInstanceOf(DamagedUnitException.class);
        assertThatThrownBy(() -> attempt((unit, work) -> folder -> {
                    throw InputException.writing(folder, new IOException("disk full"));
                }))
                .isInstanceOf(InputException.class);

        assertThat(store.find("train", "net")).isEmpty();
    }

    @Test
    void aUnitThatFailedWithOtherOptionsIsStale() {
        attempt((unit, work) -> {
            throw broken();
        });
        WorkUnit other = new WorkUnit("train", "net", Map.of(), Map.of("epochs", 2), "1");

        assertThat(store.status(other, () -> true))
                .isEqualTo(UnitStatus.stale("train", "net", "changed: option epochs"));
    }
}
