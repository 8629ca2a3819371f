/** Symmetric positive definite systems on typed arrays, summed in fixed order: the same bits everywhere. Matrices are rows of n numbers. */

/** Lower triangle L of A = L Lᵀ; null where A is not positive definite. */
export function cholesky(matrix: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      if (i !== j) {
        lower[i * n + j] = sum / lower[j * n + j];
      } else {
        if (!(sum > 0)) return null;
        lower[i * n + i] = Math.sqrt(sum);
      }
    }
  }
  return lower;
}

/** A⁻¹ from its lower triangle. */
export function inverseFrom(lower: Float64Array, n: number): Float64Array {
  // Columns of L⁻¹, kept as rows of its transpose.
  const turned = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    for (let i = c; i < n; i++) {
      let sum = i === c ? 1 : 0;
      for (let k = c; k < i; k++) sum -= lower[i * n + k] * turned[c * n + k];
      turned[c * n + i] = sum / lower[i * n + i];
    }
  }
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < n; k++) sum += turned[i * n + k] * turned[j * n + k];
      inverse[i * n + j] = sum;
      inverse[j * n + i] = sum;
    }
  }
  return inverse;
}

/** A x. */
export function product(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += matrix[i * n + k] * vector[k];
    result[i] = sum;
  }
  return result;
}
