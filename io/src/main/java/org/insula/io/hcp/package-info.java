/** Data in the folders of the Human Connectome Project: which task runs there are, and what belongs to each. */
package org.insula.io.hcp;
