/**
 * Files, and what may be wrong with them. Every read and write goes through {@link org.insula.io.FileAccess}, so that
 * the same code serves a laptop's disk and a cluster's file system. Whatever is wrong with a file that a user gave
 * surfaces as one {@link org.insula.io.InputException}; writes appear whole or not at all
 * ({@link org.insula.io.AtomicOutput}). The packages below read and write the formats: images, tables, JSON, BIDS.
 */
package org.insula.io;
