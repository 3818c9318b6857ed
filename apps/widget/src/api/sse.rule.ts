export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a server-sent event stream (WHATWG HTML, 9.2.6) piece by piece. `EventSource` is not used: it cannot send a header, and the
 * visitor's token never goes into an address.
 */
export class EventParser {
  private rest = '';
  private id: string | null = null;

  /** @param chunk decoded text @returns the events that became whole */
  push(chunk: string): ServerEvent[] {
    this.rest += chunk;
    const blocks = this.rest.split(/\r\n\r\n|\n\n|\r\r/);
    this.rest = blocks.pop() ?? '';
    return blocks.map((block) => this.parse(block)).filter((event) => event !== null);
  }

  private parse(block: string): ServerEvent | null {
    let event = 'message';
    const data: string[] = [];
    for (const line of block.split(/\r\n|\n|\r/)) {
      const match = /^(id|event|data)(?::\s?(.*))?$/.exec(line);
      if (!match) continue;
      const value = match[2] ?? '';
      if (match[1] === 'id') this.id = value;
      else if (match[1] === 'event') event = value;
      else data.push(value);
    }
    return data.length === 0 ? null : { id: this.id, event, data: data.join('\n') };
  }
}
