import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { callerOf, describeWith, findChromium } from '@rapport/testing';
import { BrowserHouse } from './browser-house.factory.js';
import { ChatPage } from './chat-page.adapter.js';
import { startSlowModel } from './slow-model.double.js';

const POLICY = "What's your cancellation policy?";
/** The browser's own line about a request that failed, which is the point of some tests. */
const NETWORK = /^Failed to load resource/;
/** A reply as it is shown: a source is a chip there. */
const shown = (text: string | undefined): string => (text ?? '').replace(/\[(KB-\d+)\]/g, '$1');

let house: BrowserHouse;

describeWith('chromium', 'the chat in a browser [chromium]', () => {
  beforeAll(async () => {
    house = await BrowserHouse.open(findChromium(), callerOf);
  });

  afterAll(() => house?.close());

  afterEach(() => house.leave());

  describe('the main job', () => {
    it('greets with three questions, answers by sentences with sources, and is found again', async () => {
      const page = await house.begun();
      expect(await page.page.locator('.example').allInnerTexts()).toHaveLength(3);
      await page.watch();
      await page.ask(POLICY);
      const [, reply] = await house.stored();
      const whole = shown(reply?.text);
      expect(await page.texts('assistant')).toEqual([whole]);
      const grown = await page.grown();
      for (const part of grown) expect(whole.startsWith(part)).toBe(true);
      expect(await page.chips.count()).toBeGreaterThan(0);
      expect(await page.page.locator('.example').first().isVisible()).toBe(false);
      await page.page.reload();
      await page.chips.first().waitFor();
      expect(await page.texts('customer')).toEqual([POLICY]);
      expect(await page.texts('assistant')).toEqual([whole]);
      expect(page.complaints).toEqual([]);
    });

    it('opens a source with the cited words marked, and gives the focus back', async () => {
      const page = await house.begun();
      await page.ask(POLICY);
      await page.chips.first().click();
      const sheet = page.page.getByRole('dialog', { name: /Cancellation policy/ });
      expect(await sheet.locator('mark').innerText()).toContain('14 or more days');
      expect(await page.focused()).toBe('Close the source');
      expect(await page.inside('root.querySelector(".foot").inert')).toBe(true);
      await page.page.keyboard.press('Escape');
      expect(await sheet.isVisible()).toBe(false);
      expect(await page.focused()).toMatch(/^Source KB-\d+: Cancellation policy$/);
      expect(await page.inside('root.querySelector(".foot").inert')).toBe(false);
      expect(page.complaints).toEqual([]);
    });

    it('makes an example of a thumb and five stars, and only one however often it is rated', async () => {
      const page = await house.begun();
      await page.ask('What is the minimum spend?');
      const [, reply] = await house.stored();
      const mine = async () => (await house.staff('GET', '/v1/training/examples?state=pending&limit=100')).body.data.filter((example: { messageId: string }) => example.messageId === reply?.id);
      await page.button('This helped').click();
      await page.page.getByText('Thank you.').waitFor();
      await page.button('5 stars').click();
      await page.page.getByText('Thank you, that helps us.').waitFor();
      expect(await mine()).toMatchObject([{ quality: 0.9, state: 'pending' }]);
      await page.page.reload();
      await page.button('This helped').click();
      await page.page.getByText('Thank you.').waitFor();
      await page.button('5 stars').click();
      await page.page.getByText('Thank you, that helps us.').waitFor();
      expect(await mine()).toHaveLength(1);
      await page.page.getByRole('textbox', { name: 'What helped you most?' }).fill('The figure');
      await page.button('Send').first().click();
      await page.page.getByText('Thank you, we read this.').waitFor();
      expect(page.complaints).toEqual([]);
    });

    it('shows what is written as text', async () => {
      const page = await house.begun();
      const text = `<img src=x onerror="document.title='broken'"><b>[KB-001]</b> https://example.com`;
      await page.ask(text);
      expect(await page.texts('customer')).toEqual([text]);
      expect(await page.inside('root.querySelectorAll("img, .message b, .customer a, .customer button").length')).toBe(0);
      expect(await page.page.title()).toBe('Chat with Teppan & Co');
      expect(page.complaints).toEqual([]);
    });

    it('shows one conversation in two tabs', async () => {
      const one = await house.begun();
      const two = await ChatPage.tab(one.context, house.url);
      await two.greeted();
      await one.ask(POLICY);
      await two.chips.first().waitFor();
      expect(await two.texts('customer')).toEqual([POLICY]);
      await two.say('And if it rains?');
      await one.replies.nth(1).locator('.rating').waitFor();
      expect(await one.texts('customer')).toEqual([POLICY, 'And if it rains?']);
      expect([...one.complaints, ...two.complaints]).toEqual([]);
    });
  });

  describe('people', () => {
    it('a person has the conversation, and the banner says who, also after a reload', async () => {
      const page = await house.begun();
      await page.button('A person, please').click();
      const banner = page.page.locator('.banner.person');
      await banner.waitFor();
      expect(await banner.innerText()).toBe('Maya has your conversation.');
      expect(await banner.locator('.icon').count()).toBe(1);
      expect(await page.inside('getComputedStyle(root.querySelector(".banner")).color')).toBe('rgb(109, 40, 217)');
      expect(await page.button('A person, please').isVisible()).toBe(false);
      await page.page.reload();
      await banner.waitFor();
      expect(await banner.innerText()).toContain('Maya');
      expect(page.complaints).toEqual([]);
    });

    it('in a crisis the resources come first, can be called, and nobody is asked for stars', async () => {
      const page = await house.begun();
      await page.say('I want to kill myself tonight');
      const crisis = page.page.locator('.message.crisis');
      await crisis.waitFor();
      expect((await crisis.locator('.body').innerText()).split('\n')[0]).toContain('988');
      expect(await crisis.getByRole('link', { name: '988' }).first().getAttribute('href')).toBe('tel:988');
      expect(await crisis.getByRole('link', { name: '741741' }).getAttribute('href')).toBe('sms:741741');
      await page.page.locator('.banner.person').waitFor();
      expect(await crisis.locator('.rating').count()).toBe(0);
      expect(page.complaints).toEqual([]);
    });
  });

  describe('a bad line', () => {
    it('keeps words while the browser is offline, and sends them once', async () => {
      const page = await house.begun();
      await page.ask(POLICY);
      await page.context.setOffline(true);
      await page.banner.getByText('You are offline. What you write is kept').waitFor();
      await page.say('What is the minimum spend?');
      await page.page.locator('.customer.unsent').waitFor();
      await page.context.setOffline(false);
      await page.replies.nth(1).locator('.rating').waitFor();
      await page.banner.waitFor({ state: 'detached' });
      expect((await house.stored()).map(({ role }) => role)).toEqual(['customer', 'assistant', 'customer', 'assistant']);
      expect(page.complaints.filter((complaint) => !NETWORK.test(complaint))).toEqual([]);
    });

    it('loses and repeats no word when the stream of a slow model breaks in the middle of events', async () => {
      const model = await startSlowModel();
      const slow = await BrowserHouse.open(findChromium(), callerOf, model.env);
      await slow.withLine(async (line, url) => {
        const page = await slow.begun(url);
        await page.watch();
        line.breakAt({ event: 'sentence', count: 2 }, { event: 'sentence', count: 1 }, { event: 'message', count: 1 });
        await page.ask(POLICY);
        const [, reply] = await slow.stored();
        const whole = shown(reply?.text);
        expect(await page.texts('assistant')).toEqual([whole]);
        const grown = await page.grown();
        for (const part of grown) expect(whole.startsWith(part)).toBe(true);
        // The first sentence stood there alone while the line was broken.
        expect(grown.some((part) => part !== '' && part.length < whole.length)).toBe(true);
        expect(line.told.match(/event: sentence/g)?.length).toBeGreaterThan(1);
        expect(line.resumed.length).toBeGreaterThan(1);
        expect(line.resumed.slice(1).every((id) => id !== null && /^\d+:\d+$/.test(id))).toBe(true);
        expect(await page.spoken()).toHaveLength(1);
      }).finally(() => Promise.all([slow.close(), model.close()]));
    });

    it('stores a message once whose answer was lost', () =>
      house.withLine(async (line, url) => {
        const page = await house.begun(url);
        line.loseAnswer(/\/messages$/);
        await page.ask(POLICY);
        await page.ask('What is the minimum spend?');
        expect((await house.stored()).map(({ role }) => role)).toEqual(['customer', 'assistant', 'customer', 'assistant']);
        expect(await page.texts('customer')).toHaveLength(2);
      }));

    it('says that it reconnects while the server is away, and goes on by itself', () =>
      house.withLine(async (line, url) => {
        const page = await house.begun(url);
        await page.ask(POLICY);
        line.dead = true;
        line.cut();
        await page.banner.getByText('Reconnecting').waitFor();
        await page.say('What is the minimum spend?');
        line.dead = false;
        await page.replies.nth(1).locator('.rating').waitFor();
        await page.banner.waitFor({ state: 'detached' });
        expect(await page.texts('customer')).toEqual([POLICY, 'What is the minimum spend?']);
      }));
  });

  describe('endings', () => {
    it('a revoked visitor begins anew once, with the words that were not sent', async () => {
      const page = await house.begun();
      await page.ask(POLICY);
      await house.endings.revokeVisitors();
      // A change of the workspace makes the gateway look its visitors up again.
      await house.allow();
      await page.ask('What is the minimum spend?');
      expect(await page.texts('customer')).toEqual([POLICY, 'What is the minimum spend?']);
      expect(await page.page.locator('.message.system').innerText()).toBe('New conversation');
      expect((await house.stored()).map(({ text }) => text)[0]).toBe('What is the minimum spend?');
      expect(page.complaints.filter((complaint) => !NETWORK.test(complaint))).toEqual([]);
    });

    it('a closed conversation is followed by a new one', () =>
      house.withLine(async (line, url) => {
        const page = await house.begun(url);
        await page.ask(POLICY);
        await house.endings.closeConversations();
        line.cut();
        await page.banner.getByText('This conversation has ended. Write to begin a new one.').waitFor();
        await page.ask('What is the minimum spend?');
        await page.banner.waitFor({ state: 'detached' });
        expect((await house.stored()).map(({ text }) => text)[0]).toBe('What is the minimum spend?');
        await page.page.reload();
        await page.chips.first().waitFor();
        expect(await page.texts('customer')).toEqual(['What is the minimum spend?']);
      }));

    it('says how much too long a message is, and keeps it', async () => {
      const page = await house.begun();
      const long = 'a'.repeat(8_012);
      await page.say(long);
      expect(await page.page.getByText('This message is 12 characters too long.').isVisible()).toBe(true);
      expect(await page.field.inputValue()).toBe(long);
      expect(await page.page.locator('.message').count()).toBe(0);
      await page.say(long.slice(0, 8_000));
      await page.page.locator('.customer').waitFor();
    });
  });

  describe('without a mouse', () => {
    it('works by keyboard alone', async () => {
      const page = await house.begun();
      const seen: string[] = [];
      for (let tab = 0; tab < 6; tab += 1) {
        await page.page.keyboard.press('Tab');
        seen.push(await page.focused());
      }
      expect(seen.slice(1)).toEqual(['How much does it cost per person?', 'What happens if it rains?', 'What is your cancellation policy?', 'A person, please', 'Write a message']);
      await page.page.keyboard.type('Please tell me:');
      await page.page.keyboard.press('Shift+Enter');
      await page.page.keyboard.type('What is your cancellation policy?');
      expect(await page.field.inputValue()).toBe('Please tell me:\nWhat is your cancellation policy?');
      await page.page.keyboard.press('Enter');
      await page.replies.first().locator('.rating').waitFor();
      expect(await page.field.inputValue()).toBe('');
      for (const name of ['A person, please', 'This did not help', 'This helped']) {
        await page.page.keyboard.press('Shift+Tab');
        expect(await page.focused()).toBe(name);
      }
      expect(await page.inside('getComputedStyle(root.activeElement).outlineStyle')).toBe('solid');
      await page.page.keyboard.press('Enter');
      await page.page.keyboard.press('Tab');
      await page.page.keyboard.press('Tab');
      expect(await page.focused()).toBe('1 star');
      await page.page.keyboard.press('Shift+Tab');
      await page.page.keyboard.press('Shift+Tab');
      await page.page.keyboard.press('Shift+Tab');
      expect(await page.focused()).toMatch(/^Source KB-/);
      await page.page.keyboard.press('Enter');
      expect(await page.focused()).toBe('Close the source');
      expect(page.complaints).toEqual([]);
    });

    it('is read out once, when a reply is whole, and every button has a name', async () => {
      const page = await house.begun();
      await page.watch();
      await page.ask(POLICY);
      await page.ask('What is the minimum spend?');
      const replies = (await house.stored()).filter(({ role }) => role === 'assistant');
      expect(await page.spoken()).toEqual(replies.map(({ text }) => `Mai: ${text.replace(/\s*\[KB-\d+\]/g, '')}`));
      await page.button('This helped').first().click();
      expect(await page.inside('[...root.querySelectorAll("button, input, textarea")].filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim())).length')).toBe(0);
      expect(await page.page.getByRole('region', { name: 'Chat with Teppan & Co' }).count()).toBe(1);
      expect(await page.page.getByRole('log', { name: 'Conversation' }).count()).toBe(1);
      await page.page.reload();
      await page.chips.first().waitFor();
      expect(await page.inside('root.querySelector("[aria-live=polite]").textContent')).toBe('');
    });

    it.each([
      ['twice as large', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
      ['on a narrow phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
      ['four times as large', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ])('fits %s', async (_, options) => {
      const page = await house.begun(undefined, options);
      await page.ask(`${POLICY} ${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(3)}`);
      await page.button('This helped').click();
      expect(await page.page.evaluate('document.scrollingElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.inside('[...root.querySelectorAll("*")].filter((node) => !node.closest(".sr") && node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.className)')).toEqual([]);
      expect(await page.inside('root.querySelector(".composer").getBoundingClientRect().bottom <= innerHeight')).toBe(true);
      expect(await page.inside('root.querySelector(".messages").clientHeight')).toBeGreaterThan(80);
    });
  });

  describe('on the page of a shop', () => {
    const HOSTILE = '* { all: unset !important; color: red !important; font-size: 40px !important } div { display: none !important; visibility: hidden !important; opacity: 0.1 !important; letter-spacing: 9px !important; text-transform: uppercase !important }';

    it('stands its ground against the style of the page, and leaves the page alone', () =>
      house.withSite(async (site, url) => {
        await house.allow(url);
        site.page = { ...site.page, css: HOSTILE };
        const page = await house.chat(url);
        await page.button('Open the chat').click();
        await page.greeted();
        expect(await page.focused()).toBe('Write a message');
        expect(await page.inside('getComputedStyle(root.querySelector(".welcome p")).color')).toBe('rgb(28, 25, 23)');
        const style = '(({ fontSize, letterSpacing, textTransform }) => [fontSize, letterSpacing, textTransform])(getComputedStyle(root.querySelector(".welcome p")))';
        expect(await page.inside(style)).toEqual(['16px', 'normal', 'none']);
        expect(await page.inside('getComputedStyle(root.host).opacity')).toBe('1');
        expect(await page.inside('(({ width, height }) => [width, height])(root.querySelector(".panel").getBoundingClientRect())')).toEqual([380, 600]);
        expect(await page.page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(255, 0, 0)');
        await page.ask(POLICY);
        await page.page.keyboard.press('Escape');
        expect(await page.page.getByRole('dialog').isVisible()).toBe(false);
        expect(await page.focused()).toBe('Open the chat');
        expect(page.complaints).toEqual([]);
      }));

    it('keeps its look where the page forbids style elements', () =>
      house.withSite(async (site, url) => {
        await house.allow(url);
        site.page = { ...site.page, policy: `default-src 'none'; img-src data:; script-src ${house.url}; connect-src ${house.url}` };
        const page = await house.chat(url);
        await page.button('Open the chat').click();
        await page.greeted();
        expect(await page.inside('getComputedStyle(root.querySelector(".panel")).position')).toBe('fixed');
        await page.ask(POLICY);
        expect(page.complaints).toEqual([]);
      }));

    it('fills the screen of a phone, and rings on the button while it is closed', () =>
      house.withSite(async (site, url) => {
        await house.allow(url);
        const page = await house.chat(url, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
        await page.button('Open the chat').click();
        await page.greeted();
        expect(await page.inside('(({ x, y, width, height }) => [x, y, width, height])(root.querySelector(".panel").getBoundingClientRect())')).toEqual([0, 0, 390, 844]);
        // The words are held on their way until the chat is closed, so that the reply surely comes afterwards.
        let letGo = (): void => undefined;
        const closed = new Promise<void>((resolve) => (letGo = resolve));
        await page.page.route('**/messages', async (route) => {
          await closed;
          await route.continue();
        });
        await page.say(POLICY);
        await page.button('Close the chat').click();
        letGo();
        await page.button('Open the chat, 1 new message').click();
        expect(await page.page.getByRole('dialog', { name: 'Chat with Teppan & Co' }).isVisible()).toBe(true);
      }));

    it('says so when the server cannot be reached, and opens when asked again', () =>
      house.withLine((line, server) =>
        house.withSite(async (site, url) => {
          await house.allow(url);
          line.dead = true;
          site.page = { ...site.page, attributes: `data-server="${server}"` };
          const page = await house.chat(url);
          await page.button('Open the chat').click();
          await page.page.getByRole('alert').getByText('The chat cannot be reached right now').waitFor();
          line.dead = false;
          await page.button('Try again').click();
          await page.greeted();
          expect(await page.focused()).toBe('Write a message');
        })));

    it('says clearly that a site is not allowed, and how its owner mends it', () =>
      house.withSite(async (_, url) => {
        await house.allow();
        const page = await house.chat(url);
        await page.button('Open the chat').click();
        await page.page.getByText(`This chat is not set up for this site. Its owner can add ${url} to the allowed origins of the workspace.`).waitFor();
        expect(await page.focused()).toBe('Try again');
        await page.button('Close').click();
        expect(await page.focused()).toBe('Open the chat');
      }));
  });
});
