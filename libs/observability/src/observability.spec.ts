import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.factory.js';
import { runInContext } from './request-context.rule.js';
import { Shutdown } from './shutdown.service.js';
import { childTraceparent, newTraceparent } from './traceparent.rule.js';

const context = {
  requestId: 'r-1',
  workspaceId: '0b0f2b5e-6f0e-4b3e-9a53-0d3f3b0f5a10',
  customer: 'all' as const,
  actor: { kind: 'system' as const, id: 'test' },
};

function memoryLogger() {
  const lines: string[] = [];
  return { lines, logger: createLogger('test', 'info', { write: (line: string) => void lines.push(line) }) };
}

describe('observability', () => {
  it('puts the request on each line and cuts what a driver adds to an error', () => {
    const { lines, logger } = memoryLogger();
    const error = Object.assign(new Error('duplicate key'), { detail: 'Key (email)=(ana@example.com) already exists.' });
    runInContext(context, () => logger.error({ err: error }, 'failed'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'r-1', workspaceId: context.workspaceId, service: 'test' });
    expect(lines[0]).not.toContain('ana@example.com');
  });

  it('keeps a trace and changes the span', () => {
    const parent = newTraceparent();
    const child = childTraceparent(parent);
    expect(child.slice(0, 35)).toBe(parent.slice(0, 35));
    expect(child).not.toBe(parent);
    expect(childTraceparent('nonsense')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('closes in reverse order and past a failure, once', async () => {
    const { lines, logger } = memoryLogger();
    const shutdown = new Shutdown(logger);
    const closed: string[] = [];
    shutdown.add('a', async () => void closed.push('a'));
    shutdown.add('b', () => Promise.reject(new Error('stuck')));
    shutdown.add('c', async () => void closed.push('c'));
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(closed).toEqual(['c', 'a']);
    expect(lines).toHaveLength(1);
  });
});
