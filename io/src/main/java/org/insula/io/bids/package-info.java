/**
 * What belongs to what in a data set: runs, their events, confounds, masks and participants, found by the names of
 * BIDS ({@link org.insula.io.bids.BidsLayout}) or listed by the user in a table ({@link org.insula.io.bids.RunsTable}).
 */
package org.insula.io.bids;
