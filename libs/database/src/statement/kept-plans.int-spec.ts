import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { onBothDatabases } from '../conformance/both-databases.factory.js';
import { writeNote } from '../conformance/conformance-house.factory.js';

const TIMES = 8;

describe('a statement that comes again and again', () => {
  onBothDatabases((house) => {
    const unit = () => house().conversation.unitOfWork;
    const found = (workspaceId: string, body: string) =>
      unit().run({ workspaceId, customer: 'all' }, () => unit().query<{ body: string }>('select * from ai.notes where body = $1', [body]));

    it('sees what the scope of each time may see', async () => {
      const [own, foreign] = [randomUUID(), randomUUID()];
      await unit().run({ workspaceId: own, customer: 'all' }, () => writeNote(house(), own, randomUUID(), 'mine'));
      for (let time = 0; time < TIMES; time += 1) {
        expect(await found(own, 'mine')).toHaveLength(1);
        expect(await found(foreign, 'mine')).toHaveLength(0);
      }
    });

    it('is refused with its own fault and works the next time', async () => {
      const scope = { workspaceId: randomUUID(), customer: 'all' };
      const half = (value: string) => unit().run(scope, () => unit().query<{ half: number }>('select $1::int / 2 as half', [value]));
      for (let time = 0; time < TIMES; time += 1) {
        await expect(half('no number')).rejects.toMatchObject({ code: '22P02' });
        expect(await half('8')).toEqual([{ half: 4 }]);
      }
      const never = () => unit().run(scope, () => unit().query('select * from ai.never where id = $1', [1]));
      for (let time = 0; time < TIMES; time += 1) await expect(never()).rejects.toMatchObject({ code: '42P01' });
    });

    it('is told why its unit of work could not be opened', async () => {
      const stranger = await house().platform.open({ name: 'stranger', role: 'rapport_stranger', entities: [] });
      const run = stranger.unitOfWork.run({ workspaceId: randomUUID(), customer: 'all' }, () => stranger.unitOfWork.query('select $1::int', [1]));
      await expect(run).rejects.toMatchObject({ code: '22023', message: expect.stringContaining('rapport_stranger') });
      const idle = stranger.unitOfWork.run({ workspaceId: randomUUID(), customer: 'all' }, async () => 'nothing asked');
      await expect(idle).rejects.toMatchObject({ code: '22023' });
    });

    it('works again after the table was changed under it', async () => {
      const workspaceId = randomUUID();
      await unit().run({ workspaceId, customer: 'all' }, () => writeNote(house(), workspaceId, randomUUID(), 'kept'));
      for (let time = 0; time < TIMES; time += 1) await found(workspaceId, 'kept');
      await house().platform.asOwner([], (owner) => owner.query('alter table ai.notes add column more int default 7'));
      await found(workspaceId, 'kept').catch(() => undefined);
      for (let time = 0; time < TIMES; time += 1) expect(await found(workspaceId, 'kept')).toMatchObject([{ body: 'kept', more: 7 }]);
    });
  });
});
