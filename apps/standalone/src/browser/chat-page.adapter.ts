import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Runs in the page, in the shadow root of the widget. */
const INSIDE = 'const root = document.querySelector("[data-rapport]").shadowRoot;';

/** Records each text that a reply had while it grew, and each text that a screen reader was given. */
const WATCH = `(() => {
  ${INSIDE}
  window.grown = []; window.spoken = [];
  new MutationObserver((changes) => {
    const body = [...root.querySelectorAll('.assistant .body')].at(-1);
    if (body) window.grown.push(body.textContent);
    for (const { target, addedNodes } of changes) if (target.closest?.('[aria-live=polite]')) for (const node of addedNodes) window.spoken.push(node.textContent);
  }).observe(root, { subtree: true, childList: true, characterData: true });
})()`;

const FOCUSED = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at ? (at.getAttribute('aria-label') ?? at.textContent ?? '').trim() : '';
})()`;

/** The chat as somebody in front of a browser has it. */
export class ChatPage {
  /** What the browser complained of. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (line) => line.type() === 'error' && this.complaints.push(line.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(newContext: (options: BrowserContextOptions) => Promise<BrowserContext>, url: string, options: BrowserContextOptions = {}): Promise<ChatPage> {
    const context = await newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
    return ChatPage.tab(context, url);
  }

  /** One more tab of the same browser. */
  static async tab(context: BrowserContext, url: string): Promise<ChatPage> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const chat = new ChatPage(context, page);
    await page.goto(url);
    return chat;
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: 'Write a message' });
  }
  get replies(): Locator {
    return this.page.locator('.message.assistant');
  }
  get chips(): Locator {
    return this.page.locator('button.chip');
  }
  get banner(): Locator {
    return this.page.locator('.banner');
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The texts of a row of messages. */
  async texts(role: 'customer' | 'assistant'): Promise<string[]> {
    return this.page.locator(`.message.${role} .body`).allInnerTexts();
  }

  async greeted(): Promise<void> {
    await this.page.getByText('Hello, I am Mai').first().waitFor();
  }

  /** Writes and sends. */
  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Writes, sends, and waits for the whole of the reply. */
  async ask(text: string): Promise<void> {
    const before = await this.page.locator('.rating').count();
    await this.say(text);
    await this.page.locator('.rating').nth(before).waitFor();
  }

  async watch(): Promise<void> {
    await this.page.evaluate(WATCH);
  }
  /** Every text that the last reply had while it grew. */
  grown(): Promise<string[]> {
    return this.page.evaluate('window.grown');
  }
  /** What screen readers were given. */
  spoken(): Promise<string[]> {
    return this.page.evaluate('window.spoken');
  }
  /** Name of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(FOCUSED);
  }
  /** Runs an expression in the shadow root, which it knows as `root`. */
  inside<T>(expression: string): Promise<T> {
    return this.page.evaluate(`(() => { ${INSIDE} return ${expression}; })()`);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
