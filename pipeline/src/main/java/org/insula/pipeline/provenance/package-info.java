/**
 * Where results come from: keys that say whether a unit of work is already done, and the record that goes beside its
 * output.
 *
 * <p>A {@link org.insula.pipeline.provenance.WorkUnit} is named by what determines its result and nothing else, so the
 * same work has the same key on every machine.
 */
package org.insula.pipeline.provenance;
