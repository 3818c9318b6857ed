import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.types.js';

export type { paths };
/** The shapes of the API by name, `Schemas['Message']`. */
export type Schemas = components['schemas'];
export type RapportClient = Client<paths>;

export interface RapportClientOptions {
  /** Address of the server, `https://chat.example.com`. */
  readonly baseUrl: string;
  /** An API key, a staff session or a visitor token; none for public routes. */
  readonly token?: string;
}

/**
 * A typed client: `const { data, error } = await client.GET('/v1/conversations/{id}', { params: { path: { id } } })`. `error` is
 * the problem that the server answered.
 */
export function createRapportClient({ baseUrl, token }: RapportClientOptions): RapportClient {
  return createClient<paths>({ baseUrl, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) });
}
