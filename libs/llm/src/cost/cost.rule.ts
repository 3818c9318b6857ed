import { PRICES } from './price.data.js';

/** Dated snapshots (`gpt-4o-mini-2024-07-18`, `claude-haiku-4-5-20251001`) cost what their alias costs. */
const SNAPSHOT = /-(\d{4}-\d{2}-\d{2}|20\d{6})$/;

/**
 * What a call cost at list price.
 *
 * @param model the model's name, with or without a snapshot date
 * @param inputTokens tokens sent
 * @param outputTokens tokens received
 * @returns US dollars, or null when the price is not known
 */
export function costUsd(model: string, inputTokens: number, outputTokens: number): number | null {
  const name = [model, model.replace(SNAPSHOT, '')].find((candidate) => Object.hasOwn(PRICES, candidate));
  const listed = name === undefined ? undefined : PRICES[name];
  if (listed === undefined) return null;
  const price = listed.long !== undefined && inputTokens > listed.long.above ? listed.long : listed;
  return (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
}
