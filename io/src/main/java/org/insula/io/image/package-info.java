/**
 * Images without a file format: where voxels lie in the brain ({@link org.insula.io.image.Affine},
 * {@link org.insula.io.image.Grid}), one three-dimensional image ({@link org.insula.io.image.Volume}), and a run read
 * frame by frame ({@link org.insula.io.image.FrameSource}). Voxels are stored with x running fastest.
 */
package org.insula.io.image;
