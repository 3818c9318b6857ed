import { expect, it } from '@jest/globals';
import { callerOf } from '@rapport/testing';
import { openGatewayHouse } from '../gateway-house.double.js';

it('an open stream ends when the server does, and does not hold it up', async () => {
  const gateway = await openGatewayHouse();
  const { key } = await gateway.workspace('north');
  const { body } = await callerOf(gateway.base, key)('POST', '/v1/conversations', { customer: { externalId: 'a' } });
  const stream = await fetch(`${gateway.base}/v1/conversations/${body.id}/events`, { headers: { authorization: `Bearer ${key}` } });
  const text = stream.text();
  await gateway.close();
  expect(await text).toContain('event: ready');
});
