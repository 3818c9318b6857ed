/** An address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Asks for the addresses of a host. */
export abstract class Resolver {
  /** @throws the resolver's error, `ENOTFOUND` for a name that does not exist */
  abstract resolve(host: string): Promise<readonly HostAddress[]>;
}
