package org.insula.pipeline.model;

/** A row-major matrix within values: where its first row begins, and how far apart rows begin. */
record Matrix64(Values64 values, int offset, int stride) {}
