import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { chatChunks, chatCompletion, type ChatCall } from './chat-answer.factory.js';
import { sendError, sendJson } from './openai-response.transport.js';
import type { OpenAiScript } from './openai-script.types.js';

/**
 * Sends one scripted answer with its fault, if it has one.
 *
 * @param response where to
 * @param script the answer
 * @param call the request
 * @param stream server-sent events, or one body
 */
export async function sendChat(response: ServerResponse, script: OpenAiScript, call: ChatCall, stream: boolean): Promise<void> {
  const { fault } = script;
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'status') return sendError(response, fault.status, fault.code ?? null, fault.retryAfterSeconds, fault.message);
  if (stream) return sendStream(response, script, call);
  if (fault?.kind === 'badJson') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":');
    return;
  }
  if (fault?.kind === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"id":');
    await pause(5);
    response.socket?.destroy();
    return;
  }
  sendJson(response, 200, chatCompletion(script, call));
}

async function sendStream(response: ServerResponse, script: OpenAiScript, call: ChatCall): Promise<void> {
  const { fault } = script;
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const stopsAt = fault !== undefined && 'afterChunks' in fault ? fault.afterChunks : Number.POSITIVE_INFINITY;
  for (const [index, chunk] of chatChunks(script, call).entries()) {
    if (response.destroyed) return;
    if (index >= stopsAt) break;
    if (fault?.kind === 'drip') await pause(fault.pauseMs);
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
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
      response.end('data: {"id":"chatcmpl-\n\n');
      return;
    case 'streamError':
      response.end(
        `data: ${JSON.stringify({ error: { message: 'The server had an error.', type: 'server_error', param: null, code: null } })}\n\n`,
      );
      return;
    default:
      response.end('data: [DONE]\n\n');
  }
}
