import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.types.js';
import type { Upload } from '../upload/upload.decorator.js';

/** A request as it goes through the door; the guard adds who makes it. */
export type DoorRequest = FastifyRequest & {
  principal?: Principal;
  upload?: Upload;
  /** The customer whose data the answer holds, for erasure of a kept answer. */
  concerns?: string;
  /** Set when the answer says "not yet": a repetition shall look again instead of being told the same. */
  unfinished?: boolean;
};
