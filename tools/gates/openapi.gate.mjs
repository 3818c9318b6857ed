// The generated client must belong to the OpenAPI document that the gateway serves today.
import { join } from 'node:path';
import { root } from './root.mjs';

export const name = 'OpenAPI and generated client';

const tool = () => import(join(root, 'tools/openapi.mjs'));

export async function check() {
  const { differences } = await tool();
  return differences();
}

export async function seeRed() {
  const { differences } = await tool();
  const faults = await differences(join(root, 'tools/gates/fixtures/openapi'));
  return faults.length > 0 ? [] : ['an older client passes as current'];
}
