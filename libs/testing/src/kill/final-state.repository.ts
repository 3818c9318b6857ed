import type { FinalState } from './history.types.js';

/** Runs one statement as somebody who sees every row. */
export type RunStatement = <Row extends object>(sql: string) => Promise<Row[]>;

/** Reads what the checker compares, from a database that nobody writes to any more. */
export async function readFinalState(run: RunStatement): Promise<FinalState> {
  return {
    inbound: await run('select id, conversation_id as "conversationId", body as text from support.inbound'),
    messages: await run(`select id, conversation_id as "conversationId", turn_id as "turnId", seq, role, content as text, in_reply_to as "inReplyTo"
      from ai.messages order by conversation_id, seq`),
    turns: await run(`select id, conversation_id as "conversationId", state, reply_id as "replyId",
      extract(epoch from ended_at - created_at)::float8 * 1000 as "tookMs" from ai.turns`),
    outbound: await run('select message_id as "messageId", state from support.outbound'),
    dead: await run(`select name, last_error as error from messaging.deliveries where state = 'dead'`),
    // A guard that has just fallen due is nobody's backlog.
    waiting: await run(`select name, state from messaging.deliveries
      where state = 'running' or (state = 'pending' and (attempts > 0 or due_at < clock_timestamp() - interval '30 seconds'))`),
  };
}
