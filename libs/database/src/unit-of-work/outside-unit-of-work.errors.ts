import { AppError } from '@rapport/errors';

/** Tables were asked for where no unit of work is open. */
export class OutsideUnitOfWorkError extends AppError {
  constructor(service: string) {
    super('internal', `No unit of work of ${service} is open here: wrap the call in unitOfWork.run(scope, …).`);
    this.name = 'OutsideUnitOfWorkError';
  }
}
