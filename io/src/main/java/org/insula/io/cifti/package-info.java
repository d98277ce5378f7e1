/**
 * CIFTI-2 files: matrices whose rows and columns are grayordinates (vertices of the cortical surfaces and voxels below
 * them), parcels, time points or named maps. A NIfTI-2 header carries the numbers, an XML extension says what the axes
 * are ({@link org.insula.io.cifti.CiftiHeader}). Long dense series are streamed as frames
 * ({@link org.insula.io.cifti.DenseFrames}), small matrices are read whole ({@link org.insula.io.cifti.CiftiMatrix}).
 * Nothing in a file is believed before it is checked against the matrix's dimensions.
 */
package org.insula.io.cifti;
