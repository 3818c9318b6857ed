import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type {} from '@fastify/multipart';
import { AppError } from '@rapport/errors';
import type { Observable } from 'rxjs';
import type { DoorRequest } from '../http/door-request.types.js';
import { requireStorable } from '../validation/storable.rule.js';
import { ACCEPTS_UPLOAD, type Upload } from './upload.decorator.js';

/** Reads a multipart body once the caller may pass: fields into the body, the file beside it. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    if (!request.isMultipart()) return next.handle();
    if (this.reflector.get<boolean | undefined>(ACCEPTS_UPLOAD, context.getHandler()) !== true) {
      throw new AppError('unsupported_media', 'multipart is not taken here', { userMessage: 'Send application/json.' });
    }
    const { fields, file } = await readParts(request);
    requireStorable(fields);
    request.body = fields;
    if (file) request.upload = file;
    return next.handle();
  }
}

async function readParts(request: DoorRequest): Promise<{ fields: Record<string, unknown>; file?: Upload }> {
  const fields: Record<string, unknown> = {};
  let file: Upload | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      file = { fileName: part.filename, mediaType: part.mimetype, bytes: await part.toBuffer() };
    } else if (part.fieldname === 'tags') {
      fields['tags'] = [...((fields['tags'] as string[] | undefined) ?? []), ...String(part.value).split(',').filter((tag) => tag.trim() !== '')];
    } else {
      fields[part.fieldname] = part.value;
    }
  }
  return file === undefined ? { fields } : { fields, file };
}
