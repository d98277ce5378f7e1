/**
 * Tables between tabs: strictly as BIDS has them ({@link org.insula.io.table.Tsv}: a header line, cells as text, {@code n/a} for what
 * is missing), and as people's editors leave them ({@link org.insula.io.table.LooseTsv}).
 */
package org.insula.io.table;
