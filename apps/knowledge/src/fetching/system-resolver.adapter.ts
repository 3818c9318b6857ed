import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { type HostAddress, Resolver } from './resolver.port.js';

/** The resolver of the machine, with its hosts file. */
@Injectable()
export class SystemResolver extends Resolver {
  async resolve(host: string): Promise<readonly HostAddress[]> {
    const found = await lookup(host, { all: true });
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  }
}
