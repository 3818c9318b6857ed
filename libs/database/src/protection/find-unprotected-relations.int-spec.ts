import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity } from 'typeorm';
import { TEMPLATES } from '../conformance/both-databases.factory.js';
import { houseMigrations } from '../conformance/conformance-house.factory.js';
import { Note } from '../conformance/note.entity.js';
import { openEmbedded } from '../embedded/open-embedded.factory.js';
import { prepareTemplate } from '../embedded/prepare-template.factory.js';
import { WorkspaceRow } from '../entity/workspace-row.entity.js';
import { schemaDrift } from '../migration/schema-drift.service.js';
import type { DatabasePlatform } from '../platform/platform.port.js';
import { findUnprotectedRelations } from './find-unprotected-relations.service.js';

@Entity({ schema: 'ai', name: 'notes' })
class NoteWithMore extends Note {
  @Column({ type: 'int', nullable: true })
  stars!: number | null;
}

@Entity({ schema: 'ai', name: 'notes' })
class NoteOfAnotherKind extends WorkspaceRow {
  @Column({ type: 'varchar', length: 10 })
  body!: string;
}

@Entity({ schema: 'ai', name: 'nowhere' })
class NoTable extends Note {}

describe('the checks of the schema', () => {
  let platform: DatabasePlatform;
  beforeAll(async () => {
    platform = await openEmbedded({ template: await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations }) });
  });
  afterAll(() => platform.close());

  const reasons = async (relation: string): Promise<string[]> =>
    (await findUnprotectedRelations(platform)).filter((found) => found.relation === relation).map(({ reason }) => reason);

  it('find nothing where all is well', async () => {
    expect(await findUnprotectedRelations(platform)).toEqual([]);
    expect(await schemaDrift(platform, [Note])).toEqual([]);
  });

  it.each([
    ['a table without policies', 'bare', 'create table ai.bare (id int)', ['not enabled', 'not forced', 'no policy names']],
    [
      'one whose owner goes free',
      'unforced',
      `create table ai.unforced (workspace_id uuid); alter table ai.unforced enable row level security;
       create policy scope on ai.unforced using (workspace_id = tenancy.workspace_id())`,
      ['not forced'],
    ],
    [
      'one with a second policy that lets all through',
      'leaky',
      `create table ai.leaky (workspace_id uuid); alter table ai.leaky enable row level security; alter table ai.leaky force row level security;
       create policy scope on ai.leaky using (workspace_id = tenancy.workspace_id()); create policy open on ai.leaky for select using (true)`,
      ['policy open does not name the workspace'],
    ],
    [
      'one that only the door may see',
      'doored',
      `create table ai.doored (workspace_id uuid); alter table ai.doored enable row level security; alter table ai.doored force row level security;
       create policy door on ai.doored to rapport_door using (true)`,
      ['no policy names'],
    ],
    [
      'a partition of a protected table',
      'parted_1',
      `create table ai.parted (workspace_id uuid, n int) partition by list (n); create table ai.parted_1 partition of ai.parted for values in (1);
       alter table ai.parted enable row level security; alter table ai.parted force row level security;
       create policy scope on ai.parted using (workspace_id = tenancy.workspace_id())`,
      ['not enabled', 'not forced', 'no policy names'],
    ],
    ['a child table', 'heir', 'create table ai.heir () inherits (ai.notes)', ['not enabled', 'not forced', 'no policy names']],
    ["a view with its owner's rights", 'window', 'create view ai.window as select id from ai.notes', ['rights of its owner']],
    [
      'a materialised view that an app may read',
      'counted',
      'create materialized view ai.counted as select count(*) from ai.notes; grant select on ai.counted to rapport_feedback',
      ['read by rapport_feedback'],
    ],
  ])('see %s', async (_, name, sql, expected) => {
    await platform.asOwner([], (owner) => owner.query(sql));
    const found = await reasons(`ai.${name}`);
    expect(found).toHaveLength(expected.length);
    for (const [index, words] of expected.entries()) expect(found[index]).toContain(words);
    expect(await findUnprotectedRelations(platform, { exempt: { [`ai.${name}`]: 'seen' } })).not.toContainEqual(expect.objectContaining({ relation: `ai.${name}` }));
  });

  it('let pass a view with the rights of its reader, and a materialised view that nobody may read', async () => {
    await platform.asOwner([], (owner) =>
      owner.query(`create view ai.glass with (security_invoker = true) as select id from ai.notes; create materialized view ai.kept as select 1 as one`),
    );
    expect(await reasons('ai.glass')).toEqual([]);
    expect(await reasons('ai.kept')).toEqual([]);
  });

  it('name the column, the type and the table that no migration makes', async () => {
    expect(await schemaDrift(platform, [NoteWithMore])).toEqual(['ALTER TABLE "ai"."notes" ADD "stars" integer']);
    expect(await schemaDrift(platform, [NoteOfAnotherKind])).toContainEqual(expect.stringContaining('ADD "body" character varying(10)'));
    expect(await schemaDrift(platform, [NoTable])).toContainEqual(expect.stringMatching(/^CREATE TABLE "ai"."nowhere"/));
  });
});
