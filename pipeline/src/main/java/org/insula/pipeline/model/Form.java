package org.insula.pipeline.model;

/** Which of a matrix product's two operands is transposed. */
enum Form {
    /** C = A·B, with A m×k and B k×n. */
    AB,
    /** C = Aᵀ·B, with A k×m and B k×n. */
    ATB,
    /** C = A·Bᵀ, with A m×k and B n×k. */
    ABT
}
