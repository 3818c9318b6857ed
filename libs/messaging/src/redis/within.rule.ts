import { AppError } from '@rapport/errors';

/**
 * Waits for work, but not for ever. The work itself goes on.
 *
 * @param ms patience
 * @param what names the work in the error
 * @throws AppError `unavailable` when the time is over; what the work threw
 */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', `${what} took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
