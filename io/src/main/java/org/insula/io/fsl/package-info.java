/**
 * The plain text files that FSL and the pipelines of the Human Connectome Project keep beside a run: explanatory
 * variables, one event a line, and movement parameters, one frame a line. What they mean to a study is decided
 * elsewhere.
 */
package org.insula.io.fsl;
