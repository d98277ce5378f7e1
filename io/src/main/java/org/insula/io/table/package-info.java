/** Tab-separated tables as BIDS has them: a header line, cells as text, {@code n/a} for what is missing. */
package org.insula.io.table;
