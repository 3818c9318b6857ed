import { describe, expect, it } from '@jest/globals';
import { AppError } from '@rapport/errors';
import { asStoreAway } from './store-away.rule.js';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('asStoreAway', () => {
  it.each([
    withCode('57P01'), withCode('57P03'), withCode('08006'), withCode('53300'), withCode('53100'), withCode('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'), new Error('Connection terminated due to connection timeout'), new Error('Client has encountered a connection error and is not queryable'),
  ])('says that the database is away: %s', (error) => {
    expect(asStoreAway(error)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2, cause: error });
  });

  it.each([withCode('23505'), withCode('42601'), withCode('53200'), new Error('Connection lost'), new AppError('conflict', 'two met'), 'words', undefined])('leaves anything else as it is: %s', (error) => {
    expect(asStoreAway(error)).toBe(error);
  });
});
