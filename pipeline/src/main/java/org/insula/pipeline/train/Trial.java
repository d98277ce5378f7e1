package org.insula.pipeline.train;

import java.util.Objects;

/**
 * A candidate and what it came to.
 *
 * @param candidate      what was tried
 * @param validationLoss mean loss of the validation samples in its best epoch, in nats; NaN without validation samples
 *                       or where training diverged
 */
public record Trial(Candidate candidate, double validationLoss) {
    /** Refuses null. */
    public Trial {
        Objects.requireNonNull(candidate);
    }
}
