import { describe, expect, it } from '@jest/globals';
import { AppError } from './app.errors.js';
import { ERROR_CODES } from '@rapport/contracts';
import { toProblem } from './problem.mapper.js';
import { replyOf } from './reply.mapper.js';
import { fromWire, toWire } from './wire.mapper.js';

describe('errors at the edges', () => {
  it.each(ERROR_CODES)('%s has a status, a reply and survives the wire', (code) => {
    const problem = toProblem(new AppError(code, 'inner words'));
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.detail).not.toContain('inner words');
    expect(replyOf(code)).toMatch(/^I'm sorry/);
    expect(fromWire(toWire(new AppError(code, 'm'))).code).toBe(code);
  });

  it('names field, rule and mend', () => {
    const problem = toProblem(AppError.invalid('customer.email', 'must be an e-mail address', 'Send one like ana@example.com.'), 'r1');
    expect(problem).toMatchObject({ status: 400, requestId: 'r1', errors: [{ field: 'customer.email' }] });
  });

  it('keeps what it does not know to itself', () => {
    const secret = new Error('password=hunter2');
    expect(JSON.stringify(toProblem(secret))).not.toContain('hunter2');
    expect(JSON.stringify(toWire(secret))).not.toContain('hunter2');
  });
});
