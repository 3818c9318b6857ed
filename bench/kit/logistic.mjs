// Logistic regression for the few weights of the product's own models. Small and exact enough: Newton's steps with a ridge.

/** Solves `a x = b` by Gaussian elimination with row exchange. */
function solve(a, b) {
  const rows = a.map((row, at) => [...row, b[at]]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivot = rows.slice(column).reduce((best, row, at) => (Math.abs(row[column]) > Math.abs(rows[best][column]) ? at + column : best), column);
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let at = column + 1; at < rows.length; at += 1) {
      const factor = rows[at][column] / rows[column][column];
      for (let k = column; k <= rows.length; k += 1) rows[at][k] -= factor * rows[column][k];
    }
  }
  const x = new Array(rows.length).fill(0);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const known = rows[at].slice(at + 1, -1).reduce((sum, value, k) => sum + value * x[at + 1 + k], 0);
    x[at] = (rows[at].at(-1) - known) / rows[at][at];
  }
  return x;
}

export const sigmoid = (logit) => 1 / (1 + Math.exp(-logit));

/**
 * Fits `p = sigmoid(offset + bias + weights · features)`.
 *
 * @param {{ features: Record<string, number>, target: number, weight?: number, offset?: number }[]} items targets between 0 and 1
 * @param {string[]} names the features that are fitted; the others are left out
 * @param {number} ridge penalty on half the squared weights, of features scaled to a deviation of 1; the bias has none
 * @returns {Record<string, number>} the weights for the features as they are, and `bias`
 */
export function fitLogistic(items, names, ridge) {
  const total = items.length;
  const means = names.map((name) => items.reduce((sum, item) => sum + item.features[name], 0) / total);
  const deviations = names.map((name, k) => Math.sqrt(items.reduce((sum, item) => sum + (item.features[name] - means[k]) ** 2, 0) / total) || 1);
  const rows = items.map((item) => [1, ...names.map((name, k) => (item.features[name] - means[k]) / deviations[k])]);
  let weights = new Array(names.length + 1).fill(0);
  for (let step = 0; step < 25; step += 1) {
    const gradient = weights.map((weight, k) => (k === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, k) => weights.map((__, j) => (k === j ? (k === 0 ? 1e-9 : ridge) : 0)));
    rows.forEach((row, at) => {
      const { target, weight = 1, offset = 0 } = items[at];
      const p = sigmoid(offset + row.reduce((sum, value, k) => sum + value * weights[k], 0));
      for (let k = 0; k < row.length; k += 1) {
        gradient[k] += weight * (target - p) * row[k];
        for (let j = 0; j < row.length; j += 1) curvature[k][j] += weight * p * (1 - p) * row[k] * row[j];
      }
    });
    const change = solve(curvature, gradient);
    weights = weights.map((weight, k) => weight + change[k]);
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  const own = names.map((name, k) => [name, weights[k + 1] / deviations[k]]);
  return { bias: weights[0] - own.reduce((sum, [, weight], k) => sum + weight * means[k], 0), ...Object.fromEntries(own) };
}

/** Numbers 0 to folds-1 for keys, the same for the same key (FNV-1a), so that what belongs together is never split. */
export function foldOf(key, folds, seed = 0) {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % folds;
}
