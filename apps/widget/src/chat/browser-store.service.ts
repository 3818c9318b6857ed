/** Words that wait for a connection. Kept in the browser, so that closing the page loses nothing. */
export interface Unsent {
  readonly key: string;
  readonly text: string;
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && 'text' in value && typeof value.text === 'string';

/** Browser storage that may be full, forbidden or tampered with: then the widget lives without it. */
export class BrowserStore {
  constructor(private readonly prefix: string) {}

  token(): string | null {
    return this.read('token');
  }
  saveToken(token: string | null): void {
    this.write('token', token);
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
    try {
      return localStorage.getItem(`${this.prefix}:${name}`);
    } catch {
      return null;
    }
  }
  private write(name: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`${this.prefix}:${name}`);
      else localStorage.setItem(`${this.prefix}:${name}`, value);
    } catch {
      // Private windows of some browsers refuse to store; the conversation lives as long as the page then.
    }
  }
}
