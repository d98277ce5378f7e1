/**
 * Which nuisance signals of a run are regressed out and which of its frames are kept, as fMRIPrep names them and as
 * nilearn's presets choose. A {@link org.insula.atlas.confounds.ConfoundStrategy} is the choice, made once for a study;
 * {@link org.insula.atlas.confounds.RunConfounds} is what one run brings; the strategy turns that into a
 * {@link org.insula.atlas.confounds.ConfoundSelection} of columns and {@link org.insula.atlas.confounds.KeptFrames}.
 */
package org.insula.atlas.confounds;
