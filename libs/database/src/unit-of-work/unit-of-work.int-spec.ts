import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onBothDatabases } from '../conformance/both-databases.factory.js';
import { writeNote } from '../conformance/conformance-house.factory.js';
import { Note } from '../conformance/note.entity.js';
import type { Scope } from './scope.port.js';

const scopeOf = (customer = 'all'): Scope => ({ workspaceId: randomUUID(), customer });

describe('the unit of work', () => {
  onBothDatabases((house) => {
    const unit = () => house().conversation.unitOfWork;
    const bodies = (scope: Scope) => unit().run(scope, () => unit().query<{ body: string }>('select body from ai.notes order by created_at'));

    it('keeps what was written, by entity and by SQL, when the work ends well', async () => {
      const scope = scopeOf();
      const customerId = randomUUID();
      const answer = await unit().run(scope, async () => {
        await writeNote(house(), scope.workspaceId, customerId, 'by SQL');
        const note = { workspaceId: scope.workspaceId, id: randomUUID(), customerId, body: 'by entity', labels: { a: [1, 'x'] }, embedding: null };
        await unit().manager.save(Note, { ...note, createdAt: new Date('2030-01-01T00:00:00Z') });
        return 'done';
      });
      expect(answer).toBe('done');
      expect(await bodies(scope)).toEqual([{ body: 'by SQL' }, { body: 'by entity' }]);
      const read = await unit().run(scope, () => unit().manager.findOneByOrFail(Note, { body: 'by entity' }));
      expect(read).toMatchObject({ customerId, labels: { a: [1, 'x'] }, createdAt: new Date('2030-01-01T00:00:00Z') });
    });

    it('keeps nothing when the work throws, and gives the error on as it is', async () => {
      const scope = scopeOf();
      const fault = new Error('no');
      const run = unit().run(scope, async () => {
        await writeNote(house(), scope.workspaceId, randomUUID());
        throw fault;
      });
      await expect(run).rejects.toBe(fault);
      expect(await bodies(scope)).toEqual([]);
    });

    it('says so when the error of a statement was swallowed and Postgres rolled everything back', async () => {
      const scope = scopeOf();
      const run = unit().run(scope, async () => {
        await writeNote(house(), scope.workspaceId, randomUUID());
        await unit().query('select 1 / 0').catch(() => undefined);
      });
      await expect(run).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('rolled back') });
      expect(await bodies(scope)).toEqual([]);
    });

    it('that only reads sees its scope alone, writes nothing, and leaves its connection fit for the next', async () => {
      const [scope, foreign] = [scopeOf(), scopeOf()];
      await unit().run(scope, () => writeNote(house(), scope.workspaceId, randomUUID(), 'mine'));
      const read = (of: Scope) => unit().read(of, () => unit().query<{ body: string }>('select body from ai.notes'));
      const write = () => unit().read(scope, () => writeNote(house(), scope.workspaceId, randomUUID(), 'no'));
      for (let time = 0; time < 5; time += 1) {
        await expect(write()).rejects.toMatchObject({ code: '25006' });
        expect(await Promise.all([read(scope), read(foreign)])).toEqual([[{ body: 'mine' }], []]);
      }
      await expect(unit().read(scope, async () => unit().afterCommit(() => undefined))).rejects.toMatchObject({ code: 'internal' });
      await unit().run(scope, () => writeNote(house(), scope.workspaceId, randomUUID(), 'again'));
      expect(await bodies(scope)).toHaveLength(2);
    });

    it('joins an open unit of the same scope', async () => {
      const scope = scopeOf();
      const run = unit().run(scope, async () => {
        await unit().run({ ...scope, workspaceId: scope.workspaceId.toUpperCase() }, () => writeNote(house(), scope.workspaceId, randomUUID()));
        expect(await unit().query('select body from ai.notes')).toHaveLength(1);
        throw new Error('after the inner one');
      });
      await expect(run).rejects.toThrow('after the inner one');
      expect(await bodies(scope)).toEqual([]);
    });

    it.each([
      ['another workspace', () => scopeOf()],
      ['another customer scope', (scope: Scope) => ({ ...scope, customer: randomUUID() })],
    ])('refuses %s inside an open unit', async (_, other) => {
      const scope = scopeOf();
      const run = unit().run(scope, () => unit().run(other(scope), async () => 'never'));
      await expect(run).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('another scope') });
    });

    it('refuses a unit of another service inside an open one, and does not lend it the open one', async () => {
      const scope = scopeOf();
      const other = house().feedback.unitOfWork;
      await unit().run(scope, async () => {
        expect(unit().isOpen).toBe(true);
        expect(other.isOpen).toBe(false);
        await expect(other.query('select 1')).rejects.toThrow('No unit of work of feedback is open');
        await expect(other.run(scope, async () => 'never')).rejects.toThrow('inside an open unit of work of conversation');
      });
    });

    it('refuses queries outside, and a scope that is none', async () => {
      expect(() => unit().manager).toThrow('No unit of work of conversation is open');
      await expect(unit().query('select 1')).rejects.toMatchObject({ name: 'OutsideUnitOfWorkError' });
      expect(() => unit().afterCommit(() => undefined)).toThrow('No unit of work');
      await expect(unit().run({ workspaceId: 'acme', customer: 'all' }, async () => 1)).rejects.toThrow('must be a uuid');
      await expect(unit().run({ ...scopeOf(), customer: '' }, async () => 1)).rejects.toThrow('must be a uuid');
    });

    it('refuses at once what goes around the open unit', async () => {
      const { dataSource, door } = house().conversation;
      await unit().run(scopeOf(), async () => {
        await expect(dataSource.query('select 1')).rejects.toThrow('went around the open unit of work of conversation');
        await expect(door.query('select 1')).rejects.toThrow('went around the open unit of work');
        await expect(house().platform.asOwner([], async () => 1)).rejects.toThrow('went around the open unit of work');
        expect(await unit().query('select 1 as still')).toEqual([{ still: 1 }]);
      });
    });

    it('is closed for work that nobody awaited', async () => {
      let late: Promise<unknown> = Promise.resolve();
      let open: boolean | undefined;
      await unit().run(scopeOf(), async () => {
        late = nextTurn().then(async () => {
          await nextTurn();
          open = unit().isOpen;
          return unit().query('select 1');
        });
        late.catch(() => undefined);
      });
      await expect(late).rejects.toThrow('No unit of work');
      expect(open).toBe(false);
    });

    it('runs actions after the commit, outside of the unit, and reports their errors', async () => {
      const scope = scopeOf();
      const seen: unknown[] = [];
      let told: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (told = resolve));
      await unit().run(scope, async () => {
        await writeNote(house(), scope.workspaceId, randomUUID(), 'kept');
        unit().afterCommit(() => {
          throw new Error('an action that fails');
        });
        unit().afterCommit(async () => {
          seen.push(unit().isOpen, ...(await bodies(scope)));
          told();
        });
        expect(seen).toEqual([]);
      });
      await ended;
      expect(seen).toEqual([false, { body: 'kept' }]);
      expect(house().reports).toContain('an action after a commit failed');
    });

    it('runs no action when nothing was committed', async () => {
      let ran = false;
      const run = unit().run(scopeOf(), async () => {
        unit().afterCommit(() => void (ran = true));
        throw new Error('no');
      });
      await expect(run).rejects.toThrow('no');
      await nextTurn();
      expect(ran).toBe(false);
    });

    it('runs statements of one unit in the order of asking', async () => {
      const scope = scopeOf();
      await unit().run(scope, () => Promise.all(Array.from({ length: 50 }, (_, i) => writeNote(house(), scope.workspaceId, randomUUID(), String(i)))));
      expect(await bodies(scope)).toHaveLength(50);
    });
  });
});
