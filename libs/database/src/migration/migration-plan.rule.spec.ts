import { describe, expect, it } from '@jest/globals';
import type { MigrationClass } from '../platform/platform.port.js';
import { planMigrations } from './migration-plan.rule.js';

const migration = (name: string): MigrationClass =>
  class {
    readonly name = name;
    async up(): Promise<void> {}
    async down(): Promise<void> {}
  };

describe('the plan of the migrations', () => {
  it('mixes the sets by timestamp', () => {
    const plan = planMigrations([
      { owner: 'b', migrations: [migration('Last1763700000003'), migration('First1763700000001')] },
      { owner: 'a', migrations: [migration('Second1763700000002')] },
    ]);
    expect(plan.map(({ owner, name }) => `${owner} ${name}`)).toEqual(['b First1763700000001', 'a Second1763700000002', 'b Last1763700000003']);
  });

  it('refuses names without timestamp, and timestamps that stand twice', () => {
    expect(() => planMigrations([{ owner: 'a', migrations: [migration('Add1')] }])).toThrow('Add1 of a has no timestamp');
    const twice = [migration('One1763700000001'), migration('Two1763700000001')];
    expect(() => planMigrations([{ owner: 'a', migrations: twice }])).toThrow('One1763700000001 and Two1763700000001 have the same timestamp');
  });
});
