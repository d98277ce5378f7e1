/**
 * Networks that read region × time sequences, recurrent ones and linear ones: their parts, their exact gradients and
 * their files.
 *
 * <p>A {@link org.insula.pipeline.model.ModelSpec} says which cell, direction, attention and read-out a network is
 * composed of; {@link org.insula.pipeline.model.Network} holds its parameters; a
 * {@link org.insula.pipeline.model.NetworkPass} is one thread's working memory in which a batch goes forward through
 * the parts and a gradient comes back. Each part has its gradient derived by hand, for its parameters and for its
 * input, so that training and saliency share one code path.
 *
 * <p><b>Two precisions, one source.</b> Parameters, their gradients' sums and the optimiser are in float64 always, and
 * so are model files. A pass computes in {@link org.insula.pipeline.model.Precision#FLOAT32} or {@code FLOAT64}. What
 * it computes with are the classes whose names end in 64; the build writes the twin of each that ends in 32 into
 * {@code target/generated-sources/float32}, by a few textual rules in the module's {@code pom.xml}: {@code double}
 * becomes {@code float}, a literal such as 0.5 gets its f, {@code cblas_dgemm} becomes {@code cblas_sgemm}. So never
 * edit a class that ends in 32, and in one that ends in 64:
 *
 * <ul>
 *   <li>what must stay double, at the edges, goes through {@link org.insula.pipeline.model.Numbers},
 *       {@link org.insula.pipeline.model.Parameters} and {@link org.insula.pipeline.model.SequenceBatch}, which take
 *       arrays of both kinds;
 *   <li>calls of {@code Math} that are in double only go through {@link org.insula.pipeline.model.Scalars}.
 * </ul>
 *
 * <p>To add a cell, implement {@code Cell64}; to add another part, {@code Part64}; name its parameters in
 * {@link org.insula.pipeline.model.Architecture}, chain it in {@code Chain64}, and list it in the tests' contract suite.
 */
package org.insula.pipeline.model;
