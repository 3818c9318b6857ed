const round = (value) => Math.round(value * 100) / 100;

/** A quantile by linear interpolation between order statistics (Hyndman and Fan, type 7). */
export function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)];
  return low + (sorted[Math.ceil(place)] - low) * (place - Math.floor(place));
}

/** Median, p95, p99 and count of durations in ms. */
export function summary(values) {
  return { n: values.length, p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), p99: round(quantile(values, 0.99)) };
}

/** How many times more the first is than the second, for each of their quantiles. */
export function ratio(figures, floor) {
  return { p50: round(figures.p50 / floor.p50), p95: round(figures.p95 / floor.p95) };
}

/** Runs work some times and returns what each took, in ms. */
export async function timed(times, work) {
  const durations = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await work(index);
    durations.push(performance.now() - started);
  }
  return durations;
}
