import { AppError } from '@rapport/errors';

/**
 * Waits for work no longer than this; the work itself goes on.
 *
 * @param ms patience
 * @throws AppError `timeout`; whatever the work threw
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('timeout', `no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
