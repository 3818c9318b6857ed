import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and compares passwords with Argon2id, off the event loop. */
@Injectable()
export class PasswordService {
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  /** Compares also when there is nobody, so that both cases take the same time. */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    this.nobody ??= this.hash('a password that opens nothing');
    const same = await verify(stored ?? (await this.nobody), password);
    return same && stored !== undefined;
  }
}
