import { SetMetadata } from '@nestjs/common';
import type { ReceivedFile } from './received-file.adapter.js';

export const ACCEPTS_UPLOAD = 'rapport:upload';

/**
 * The route also takes `multipart/form-data` with one file.
 *
 * @param bytes how large the file may be; without it as large as a document
 */
export const AcceptsUpload = (bytes?: number) => SetMetadata(ACCEPTS_UPLOAD, bytes ?? 'document');

/** What a route says of the file that it takes. */
export type UploadRule = number | 'document';

/** A file that came with a request. It is gone after the answer. */
export type Upload = Pick<ReceivedFile, 'fileName' | 'size' | 'sha256' | 'bytes' | 'pieces'>;
