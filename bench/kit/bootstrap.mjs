// Percentile bootstrap (Efron 1979) with a fixed seed.
import { dice } from '@rapport/testing';

const RESAMPLES = 2_000;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value) => Math.round(1_000 * value) / 10;

/**
 * @param {number[][]} groups values between 0 and 1; each group is resampled by itself
 * @param {(groups: number[][]) => number} statistic of all groups
 * @returns {{ value: number, interval: [number, number] }} in percent
 */
export function bootstrap(groups, statistic) {
  const random = dice(20_261_121);
  const values = Array.from({ length: RESAMPLES }, () => statistic(groups.map((group) => group.map(() => group[Math.floor(random() * group.length)]))));
  values.sort((a, b) => a - b);
  return { value: percent(statistic(groups)), interval: [percent(values[Math.floor(0.025 * RESAMPLES)]), percent(values[Math.ceil(0.975 * RESAMPLES) - 1])] };
}

/** The mean over all values of all groups. */
export const overAll = (groups) => mean(groups.flat());
/** The mean of the groups' means: each group counts alike. */
export const overGroups = (groups) => mean(groups.map(mean));
