package org.insula.jobs.export;

/** What file names call a model, a method (empty for the first) and the labels. */
record MapNames(String model, String saliency, BidsNames labels) {}
