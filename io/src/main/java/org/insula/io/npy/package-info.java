/** NumPy's array format, as far as Insula writes and reads it. */
package org.insula.io.npy;
