/**
 * NIfTI-1 and NIfTI-2, read frame by frame and written whole. The header is one table a version
 * (one list of fields each), checked before anything is believed or allocated; voxels are unpacked
 * and decoded in small chunks, so memory does not grow with the run.
 */
package org.insula.io.nifti;
