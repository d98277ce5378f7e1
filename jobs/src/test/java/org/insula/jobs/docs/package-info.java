/** What people read and run themselves: notebooks and the commands of the documentation, held against the program. */
package org.insula.jobs.docs;
