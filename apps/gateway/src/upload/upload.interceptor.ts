import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type {} from '@fastify/multipart';
import type { CoreConfig } from '@rapport/config';
import { AppError, isAppError } from '@rapport/errors';
import { CORE_CONFIG } from '@rapport/service-host';
import { finalize, type Observable } from 'rxjs';
import type { DoorRequest } from '../http/door-request.types.js';
import { requireStorable } from '../validation/storable.rule.js';
import { ReceivedFile } from './received-file.adapter.js';
import { ACCEPTS_UPLOAD, type UploadRule } from './upload.decorator.js';

const MEGABYTE = 1024 * 1024;

/** Reads a multipart body once the caller may pass: fields into the body, the file beside it. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    if (!request.isMultipart()) return next.handle();
    const rule = this.reflector.get<UploadRule | undefined>(ACCEPTS_UPLOAD, context.getHandler());
    if (rule === undefined) throw new AppError('unsupported_media', 'multipart is not taken here', { userMessage: 'Send application/json.' });
    const { fields, file } = await readParts(request, rule === 'document' ? this.config.RAPPORT_DOCUMENT_MB * MEGABYTE : rule);
    try {
      requireStorable(fields);
    } catch (error) {
      await file?.discard();
      throw error;
    }
    request.body = fields;
    if (file) request.upload = file;
    return next.handle().pipe(finalize(() => void file?.discard().catch(() => undefined)));
  }
}

interface Parts {
  readonly fields: Record<string, unknown>;
  file?: ReceivedFile;
}

async function readParts(request: DoorRequest, limit: number): Promise<Parts> {
  const parts: Parts = { fields: {} };
  try {
    for await (const part of request.parts({ limits: { fileSize: limit } })) {
      if (part.type === 'file') parts.file = await ReceivedFile.receive(part.filename, part.file);
      else if (part.fieldname === 'tags') {
        parts.fields['tags'] = [...((parts.fields['tags'] as string[] | undefined) ?? []), ...String(part.value).split(',').filter((tag) => tag.trim() !== '')];
      } else parts.fields[part.fieldname] = part.value;
    }
    return parts;
  } catch (error) {
    await parts.file?.discard();
    throw asRefusal(error, limit);
  }
}

/** What ended the reading of a form, in words for its sender where the form was at fault. */
function asRefusal(error: unknown, limit: number): unknown {
  if (isTooLarge(error)) return tooLarge(limit);
  return isMalformed(error) ? malformed(error) : error;
}

/** The reader of forms complains in plain errors; faults of the disk and the network carry a code, and our own have another name. */
function isMalformed(error: unknown): boolean {
  return error instanceof Error && error.name === 'Error' && !isAppError(error) && !('code' in error) && !('statusCode' in error);
}

function malformed(cause: unknown): AppError {
  return new AppError('invalid_input', 'a form that cannot be read', {
    cause,
    userMessage: 'The form could not be read: it ends too early, or the head of a part is malformed.',
    issues: [{ field: 'body', rule: 'is not a complete multipart/form-data form', mend: 'Send each part with its name, and the closing boundary; HTTP libraries do both by themselves.' }],
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}

function tooLarge(limit: number): AppError {
  const size = `${Math.floor(limit / MEGABYTE)} MB`;
  return new AppError('too_large', `a file over ${limit} bytes`, {
    userMessage: `The file is larger than ${size}. Split it into smaller files.`,
    issues: [{ field: 'file', rule: `is larger than ${size}`, mend: 'Split it into smaller files; for documents the operator may raise RAPPORT_DOCUMENT_MB.' }],
  });
}
