/** Region × time series that somebody else has made of a run, read from tables or from CIFTI parcel series. */
package org.insula.io.series;
