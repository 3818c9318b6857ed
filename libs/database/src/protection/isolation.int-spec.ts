import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { onBothDatabases } from '../conformance/both-databases.factory.js';
import { writeNote } from '../conformance/conformance-house.factory.js';
import { Note } from '../conformance/note.entity.js';
import { fromHalfvec, toHalfvec } from '../vector/embedding.rule.js';

describe('the database decides who sees what', () => {
  onBothDatabases((house) => {
    const unit = () => house().conversation.unitOfWork;
    const count = async (workspaceId: string, customer: string): Promise<number> => {
      const rows = await unit().run({ workspaceId, customer }, () => unit().query<{ n: string }>('select count(*) as n from ai.notes'));
      return Number(rows[0]?.n);
    };

    it('shows no row of another workspace or customer to raw SQL', async () => {
      const [mine, theirs, ana, ben] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await unit().run({ workspaceId: mine, customer: 'all' }, async () => {
        await writeNote(house(), mine, ana);
        await writeNote(house(), mine, ben);
      });
      await unit().run({ workspaceId: theirs, customer: ana }, () => writeNote(house(), theirs, ana));
      expect(await count(mine, 'all')).toBe(2);
      expect(await count(mine, ana)).toBe(1);
      expect(await count(mine, randomUUID())).toBe(0);
      expect(await count(randomUUID(), 'all')).toBe(0);
      const foreign = await unit().run({ workspaceId: mine, customer: 'all' }, () =>
        unit().query('update ai.notes set body = $1 where workspace_id = $2 returning id', ['taken', theirs]),
      );
      expect(foreign).toEqual([]);
    });

    it('lets nobody write into another workspace or for another customer', async () => {
      const [mine, ana] = [randomUUID(), randomUUID()];
      const write = (customer: string, workspaceId: string, customerId: string) =>
        unit().run({ workspaceId: mine, customer }, () => writeNote(house(), workspaceId, customerId));
      await expect(write('all', randomUUID(), ana)).rejects.toMatchObject({ code: '42501' });
      await expect(write(ana, mine, randomUUID())).rejects.toMatchObject({ code: '42501' });
      await expect(write(ana, mine, ana)).resolves.toEqual(expect.any(String));
    });

    it('gives each app only its own tables', async () => {
      const { unitOfWork } = house().feedback;
      const run = unitOfWork.run({ workspaceId: randomUUID(), customer: 'all' }, () => unitOfWork.query('select * from ai.notes'));
      await expect(run).rejects.toMatchObject({ code: '42501' });
    });

    it('opens the door to what was granted and to nothing else', async () => {
      const { door } = house().conversation;
      const workspaceId = randomUUID();
      await unit().run({ workspaceId, customer: 'all' }, () => writeNote(house(), workspaceId, randomUUID()));
      expect(await door.query('select current_user::text as me')).toEqual([{ me: 'rapport_door' }]);
      expect(await door.query('select id from ai.notes where workspace_id = $1', [workspaceId])).toHaveLength(1);
      await expect(door.query('select body from ai.notes')).rejects.toMatchObject({ code: '42501' });
      await expect(door.query('delete from ai.notes')).rejects.toMatchObject({ code: '42501' });
    });

    it('leaves role and scope behind when the unit ends, well or badly', async () => {
      const scope = { workspaceId: randomUUID(), customer: 'all' };
      const state = () =>
        house().conversation.dataSource.query(`select current_user::text as me, nullif(current_setting('rapport.workspace_id', true), '') as workspace`);
      const inside = await unit().run(scope, () => unit().query(`select current_user::text as me, tenancy.workspace_id()::text as workspace`));
      expect(inside).toEqual([{ me: 'rapport_conversation', workspace: scope.workspaceId }]);
      expect(await state()).toEqual([{ me: 'rapport_door', workspace: null }]);
      await expect(unit().run(scope, () => unit().query('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
      expect(await state()).toEqual([{ me: 'rapport_door', workspace: null }]);
    });

    it('keeps 100 units at the same time apart', async () => {
      const owners = Array.from({ length: 100 }, () => ({ workspaceId: randomUUID(), customer: randomUUID() }));
      const seen = await Promise.all(
        owners.map((scope) =>
          unit().run(scope, async () => {
            await writeNote(house(), scope.workspaceId, scope.customer, scope.customer);
            await unit().query('select pg_sleep(0.001)');
            return unit().manager.find(Note);
          }),
        ),
      );
      for (const [index, notes] of seen.entries()) {
        expect(notes.map(({ workspaceId, body }) => ({ workspaceId, customer: body }))).toEqual([owners[index]]);
      }
    });

    it('finds the workspace by index, policy and all', async () => {
      const workspaceId = randomUUID();
      const plan = await unit().run({ workspaceId, customer: 'all' }, async () => {
        await unit().query('set local enable_seqscan = off');
        return unit().query<{ 'QUERY PLAN': string }>('explain select * from ai.notes where id = $1', [randomUUID()]);
      });
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Cond:.*workspace_id = .*current_setting/);
    });

    it('stores embeddings in half precision and finds the nearest', async () => {
      const workspaceId = randomUUID();
      const near = Array.from({ length: 1536 }, (_, i) => (i === 0 ? 1 : 0));
      const note = (embedding: number[]) => ({ workspaceId, id: randomUUID(), customerId: randomUUID(), body: String(embedding.length), labels: {}, embedding });
      await unit().run({ workspaceId, customer: 'all' }, async () => {
        await unit().manager.save(Note, [note(near), note(near.toReversed())]);
        const [nearest] = await unit().query<{ embedding: string; distance: number }>(
          'select embedding, embedding <=> $1::halfvec(1536) as distance from ai.notes order by distance limit 1',
          [toHalfvec([0.5])],
        );
        expect(nearest?.distance).toBeCloseTo(0, 5);
        expect(fromHalfvec(nearest?.embedding ?? '')).toEqual(near);
        const read = await unit().manager.find(Note, { select: { id: true, embedding: true }, take: 1 });
        expect(read[0]?.embedding).toHaveLength(1536);
      });
    });
  });
});
