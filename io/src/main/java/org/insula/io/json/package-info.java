/** JSON files, read strictly and written in a stable order. */
package org.insula.io.json;
