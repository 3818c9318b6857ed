import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands what a handler threw to the transport as it is. Nest would put a plain text in its place, and code and retry of an
 * `AppError` would be lost.
 */
@Catch()
export class PassErrorsFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}
