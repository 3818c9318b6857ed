/** A document that shall be taken in. */
export type Source =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Only where the name of the file alone would not tell it from another one. */
      readonly title: string | undefined;
    }
  | { readonly kind: 'url'; readonly url: string };

/** What became of a source. */
export interface Outcome {
  readonly source: string;
  /** `taken` was not waited for. */
  readonly state: 'ready' | 'unchanged' | 'taken' | 'failed' | 'refused';
  readonly documentId: string | null;
  readonly chunks: number;
  /** Why it failed or was refused. */
  readonly reason: string | null;
}

/** How a source is called in what is printed. */
export function nameOf(source: Source): string {
  return source.kind === 'file' ? source.path : source.url;
}
