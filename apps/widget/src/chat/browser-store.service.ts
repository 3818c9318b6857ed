/** Words that are not with the server. Kept in the browser, so that closing the page loses nothing. */
export interface Unsent {
  readonly key: string;
  readonly text: string;
  /** Why the server does not take them; they wait for their writer then, not for a connection. */
  readonly refused?: string;
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'text' in value && typeof value.text === 'string';

/** Browser storage that may be full, forbidden or tampered with: what cannot be kept lives as long as the page. */
export class BrowserStore {
  private readonly kept = new Map<string, string>();

  /** @param storage gives the browser's storage; asking for it may already throw */
  constructor(
    private readonly prefix: string,
    private readonly storage: () => Storage,
  ) {}

  token(): string | null {
    return this.read('token');
  }
  saveToken(token: string | null): void {
    this.write('token', token);
  }

  /** The conversation that a tab of this browser opened last. */
  conversation(): string | null {
    return this.read('conversation');
  }
  saveConversation(id: string): void {
    this.write('conversation', id);
  }
  /** Whether a change of the browser's storage, made by another tab, is about the conversation. */
  isConversation(key: string | null): boolean {
    return key === `${this.prefix}:conversation`;
  }

  unsent(): Unsent[] {
    try {
      const parsed: unknown = JSON.parse(this.read('unsent') ?? '[]');
      return Array.isArray(parsed) ? parsed.filter(isUnsent) : [];
    } catch {
      return [];
    }
  }
  saveUnsent(unsent: readonly Unsent[]): void {
    this.write('unsent', unsent.length === 0 ? null : JSON.stringify(unsent));
  }

  private read(name: string): string | null {
    const kept = this.kept.get(name);
    if (kept !== undefined) return kept;
    try {
      return this.storage().getItem(`${this.prefix}:${name}`);
    } catch {
      return null;
    }
  }
  private write(name: string, value: string | null): void {
    this.kept.delete(name);
    try {
      if (value === null) this.storage().removeItem(`${this.prefix}:${name}`);
      else this.storage().setItem(`${this.prefix}:${name}`, value);
    } catch {
      // Private windows of some browsers refuse to store.
      if (value !== null) this.kept.set(name, value);
    }
  }
}
