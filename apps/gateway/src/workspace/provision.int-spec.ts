import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEmbedded, schemaDrift, type DatabaseHandle, type DatabasePlatform } from '@rapport/database';
import { createInProcessTransport } from '@rapport/messaging';
import { createLogger, Metrics } from '@rapport/observability';
import { migrationSetsOf } from '@rapport/service-host';
import { AuthenticatorService } from '../access/authenticator.service.js';
import { CredentialRepository } from '../access/credential.repository.js';
import { gatewayService } from '../gateway.definition.js';
import { ProvisionService, type ProvisionRequest } from './provision.service.js';

const REQUEST: ProvisionRequest = {
  slug: 'teppan',
  settings: { name: 'Teppan', timeZone: 'UTC', country: 'US', currency: 'USD', accentColor: '#0f766e', allowedOrigins: [], escalationContact: '' },
  persona: { name: 'Kai', expertise: '', methodology: '', style: '', tone: 'warm', severity: 3, mode: 'assistant', greeting: 'Hello', exampleQuestions: [] },
  owner: { email: 'Owner@Example.com', name: 'Owner', password: 'a long enough password' },
};

let platform: DatabasePlatform;
let handle: DatabaseHandle;
let provision: ProvisionService;

beforeAll(async () => {
  platform = await openEmbedded({});
  await platform.migrate(migrationSetsOf([gatewayService]));
  const { name, role, entities } = gatewayService;
  handle = await platform.open({ name, role, entities });
  const logger = createLogger('test', 'silent');
  const transport = await createInProcessTransport({ logger }).open({ service: 'gateway', database: handle, logger, metrics: new Metrics(), concurrency: 1 });
  provision = new ProvisionService(handle.unitOfWork, handle.door, transport.messenger);
});
afterAll(async () => {
  await handle.close();
  await platform.close();
});

// A new one each time: it must not remember what it saw.
const authenticate = (token: string) => new AuthenticatorService(new CredentialRepository(handle.door)).authenticate(token);

describe('provisioning', () => {
  it('makes a workspace with a key once', async () => {
    const first = await provision.provision(REQUEST);
    expect(first).toMatchObject({ created: true, adminKey: expect.stringMatching(/^rk_/) });
    const { principal } = await authenticate(first.adminKey ?? '');
    expect(principal).toMatchObject({ kind: 'key', workspaceId: first.workspaceId, customer: 'all', scopes: new Set(['admin']) });
    expect(await provision.provision({ ...REQUEST, settings: { ...REQUEST.settings, name: 'Other' } })).toEqual({ workspaceId: first.workspaceId, created: false, adminKey: null });
    const sent = await handle.door.query(`select workspace_id from messaging.deliveries where name = 'workspace.created'`);
    expect(sent).toEqual([{ workspace_id: first.workspaceId }]);
  });

  it('sets the key that an operator chose, as often as he says it', async () => {
    const adminKey = 'a-key-of-the-operator';
    const first = await provision.provision({ ...REQUEST, adminKey });
    expect(await provision.provision({ ...REQUEST, adminKey })).toEqual(first);
    expect((await authenticate(adminKey)).principal.workspaceId).toBe(first.workspaceId);
    const { workspaceId } = first;
    const kept = await handle.unitOfWork.run({ workspaceId, customer: 'all' }, () => handle.unitOfWork.query('select * from identity.api_keys'));
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(adminKey);
  });

  it('adds keys with fewer rights', async () => {
    const key = await provision.addKey('teppan', 'reader', ['knowledge:read']);
    expect((await authenticate(key ?? '')).principal.scopes).toEqual(new Set(['knowledge:read']));
    expect(await provision.addKey('nowhere', 'reader', ['knowledge:read'])).toBeUndefined();
  });
});

describe('the tables', () => {
  it('are those of the entities', async () => {
    expect(await schemaDrift(platform, gatewayService.entities)).toEqual([]);
  });

  it('show the door neither names, addresses nor passwords', async () => {
    for (const sql of ['select name from identity.customers', 'select email from identity.users', 'select password_hash from identity.users', 'select * from identity.api_keys', 'select body from support.inbound']) {
      await expect(handle.door.query(sql)).rejects.toThrow(/permission denied/);
    }
    await expect(handle.door.query(`update identity.api_keys set revoked_at = null`)).rejects.toThrow(/permission denied/);
  });
});
