/** What a fetch may do and how much. */
export interface FetchLimits {
  /** Of the body, packed and unpacked. */
  readonly bytes: number;
  /** Over all redirects. */
  readonly totalMs: number;
  /** Until the head of an answer is there. */
  readonly headMs: number;
  readonly redirects: number;
  /** Unpacked to packed size, above 1 MiB unpacked. */
  readonly ratio: number;
}

/** Where fetches may go. */
export interface FetchReach {
  readonly ports: readonly number[];
  /** Private addresses too. */
  readonly allowPrivate: boolean;
}

/** What is known of a page from the last time. */
export interface Known {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchedFile {
  readonly kind: 'fetched';
  /** After all redirects, without a fragment. */
  readonly url: string;
  readonly bytes: Buffer;
  /** As the server named it, with the charset. */
  readonly mediaType: string;
  /** Empty when neither header nor address holds the name of a kind that can be read. */
  readonly fileName: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched = FetchedFile | { readonly kind: 'unchanged'; readonly url: string };

/** The head of an answer, with its body to be read. */
export interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: AsyncIterable<Buffer>;
  /** Ends the connection, whatever is still to come. */
  discard(): void;
}
