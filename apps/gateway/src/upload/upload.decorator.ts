import { SetMetadata } from '@nestjs/common';

export const ACCEPTS_UPLOAD = 'rapport:upload';

/** The route also takes `multipart/form-data` with one file. */
export const AcceptsUpload = () => SetMetadata(ACCEPTS_UPLOAD, true);

/** A file that came with a request. */
export interface Upload {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}
