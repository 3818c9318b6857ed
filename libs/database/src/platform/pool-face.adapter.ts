import { EventEmitter } from 'node:events';
import pg from 'pg';

export type Release = (error?: Error | boolean) => void;
export type OnConnection = (error: Error | undefined, client?: object, release?: Release) => void;

/**
 * Makes the module-shaped thing that TypeORM takes as `driver`: its `Pool` hands out connections of ours, so that all
 * services of a process share one pool, or the one session of the embedded database.
 *
 * @param connect gives a `pg`-shaped client, or an error
 */
export function poolFace(connect: (done: OnConnection) => void): object {
  class Pool extends EventEmitter {
    readonly options = {};

    connect(done: OnConnection): void {
      connect(done);
    }

    /** The connections are the platform's; it closes them. */
    end(done?: (error?: Error) => void): void {
      done?.();
    }
  }
  return { Pool, types: pg.types, defaults: {}, native: undefined };
}
