import { describe, expect, it } from '@jest/globals';
import { coreConfig } from './core.config.js';
import { loadConfig } from './load.config.js';

describe('loadConfig', () => {
  it('fills in defaults and reads an empty text as not set', () => {
    expect(loadConfig(coreConfig, { PORT: '' })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', RAPPORT_CHAT_PROVIDER: 'builtin' });
  });

  it('reports all faults together, by name, without the values', () => {
    const load = () => loadConfig(coreConfig, { PORT: 'eighty', DATABASE_URL: 'mysql://secret', RAPPORT_ADMIN_KEY: 'short' });
    expect(load).toThrow(/PORT.*\n.*RAPPORT_ADMIN_KEY.*\n.*DATABASE_URL/s);
    expect(load).not.toThrow(/secret/);
  });
});
