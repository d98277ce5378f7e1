/** Region series that somebody else has made: taken as they are, with the regions that their files name. */
package org.insula.atlas.series;
