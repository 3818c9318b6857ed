/**
 * Whether a page of this origin may talk to the server as a visitor.
 *
 * @param origin the request's `Origin` header; undefined when the browser sent none, which it does for a page of the server itself
 * @param server origins of the server: where the request arrived, and its public address
 * @param allowed the workspace's list of `scheme://host[:port]`
 */
export function originAllowed(origin: string | undefined, server: readonly string[], allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  const asked = normal(origin);
  return asked !== undefined && [...server, ...allowed].some((one) => normal(one) === asked);
}

/** Scheme, host and port in one form, or undefined for what is no origin, such as `null` of a sandboxed frame. */
export function normal(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, origin: text } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? text : undefined;
}

/** The origins under which this request reached the server. */
export function serverOrigins(request: { protocol: string; host: string }, publicUrl: string | undefined): string[] {
  const own = [`${request.protocol}://${request.host}`];
  return publicUrl === undefined ? own : [...own, publicUrl];
}

/** Whether a request was made on this very machine and not handed on by a proxy on it. */
export function isLoopback(request: { ip: string; headers: Readonly<Record<string, unknown>> }): boolean {
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers[name] !== undefined);
  return !forwarded && /^(?:::1|(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.test(request.ip);
}
