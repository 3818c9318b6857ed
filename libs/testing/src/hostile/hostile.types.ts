/** One request as it goes over the wire, whatever HTTP thinks of it. */
export interface HostileRequest {
  /** `listKeys`, the operation it was made from. */
  readonly operation: string;
  /** What was done to a valid request, for the reader of a report. */
  readonly tricks: readonly string[];
  readonly method: string;
  /** Path and query as they are sent. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
  /** Sent in chunks, without a length. */
  readonly chunked: boolean;
}

/** What came back. */
export interface HostileAnswer {
  /** Of the status line; 0 when the connection ended without one, -1 when nothing came in time. */
  readonly status: number;
  readonly ms: number;
}

/** The part of an OpenAPI document that requests are made from. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, ApiSchema>> };
}

export interface ApiSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly oneOf?: readonly ApiSchema[];
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: ApiSchema;
}

export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ApiParameter[];
  /** Media type to the schema of the body. */
  readonly bodies: Readonly<Record<string, ApiSchema>>;
}
