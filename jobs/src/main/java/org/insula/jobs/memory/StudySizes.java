package org.insula.jobs.memory;

/**
 * Sizes that a study's memory follows from. A size that is not known is 0, and what follows from it then counts as nothing.
 *
 * @param voxels of a run's frame
 * @param frames of a run
 * @param atlasBytes that all atlases together take
 * @param inRegions voxels that lie in a region, or weights of maps, of all atlases together
 * @param regions of all atlases together
 * @param trainedRegions of the atlas that networks are trained on
 * @param samples of the study
 * @param sampleFrames frames of a sample
 */
public record StudySizes(
        long voxels,
        int frames,
        long atlasBytes,
        long inRegions,
        int regions,
        int trainedRegions,
        long samples,
        int sampleFrames) {}
