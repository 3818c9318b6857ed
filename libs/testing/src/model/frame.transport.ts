import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelFault } from './model-script.types.js';

/** An answer in pieces, and how its protocol looks when it goes wrong. */
export interface Frames {
  contentType: string;
  chunks: readonly string[];
  /** Behind the last chunk. */
  end: string;
  /** What is no JSON, in the protocol's own clothes. */
  bad: string;
  /** An error in the middle of the stream. */
  error: string;
}

/**
 * Sends an answer in pieces, with its fault if it has one.
 *
 * @param response where to
 * @param frames the pieces
 * @param fault what goes wrong
 */
export async function sendFrames(response: ServerResponse, frames: Frames, fault: ModelFault | undefined): Promise<void> {
  response.writeHead(200, { 'content-type': frames.contentType, 'cache-control': 'no-cache' });
  response.flushHeaders();
  const stopsAt = fault !== undefined && 'afterChunks' in fault ? fault.afterChunks : Number.POSITIVE_INFINITY;
  for (const [index, chunk] of frames.chunks.entries()) {
    if (response.destroyed) return;
    if (index >= stopsAt) break;
    if (fault?.kind === 'drip') await pause(fault.pauseMs);
    response.write(chunk);
  }
  switch (fault?.kind) {
    case 'cut':
      // A breath, so that what was written before arrives: the reset would overtake it.
      await pause(5);
      response.socket?.destroy();
      return;
    case 'unfinished':
      response.end();
      return;
    case 'badJson':
      response.end(frames.bad);
      return;
    case 'streamError':
      response.end(frames.error);
      return;
    default:
      response.end(frames.end);
  }
}

/** A few letters at a time, so that words, sentences and JSON are cut anywhere, emoji aside. */
export function pieces(text: string): string[] {
  const letters = [...text];
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += 5) parts.push(letters.slice(at, at + 5).join(''));
  return parts;
}

/** About four characters a token, as models have it on English text. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
