import { describe, expect, it } from '@jest/globals';
import { READING_LIMITS } from '../reading-limits.data.js';
import { readHtml } from './html.rule.js';

const read = (html: string) => readHtml(new TextEncoder().encode(html), READING_LIMITS);
const text = (html: string): string => read(html).sections.map((section) => section.text).join('\n\n');
const LONG = 'We take back what you bought within thirty days, as long as it was not used, and we pay for the way back when the fault is ours and not yours.';

describe('readHtml', () => {
  it('keeps headings, lists, tables and the words of links; scripts, styles, menus and hidden parts are gone', () => {
    const html = `<!doctype html><html lang="en-GB"><head><title> Our  shop </title><style>x{}</style></head><body><nav>Menu</nav><script>alert(1)</script>
      <main><h1>Hours</h1><p>We are <b>open</b> on <a href="/x">weekdays</a>.</p><h2>Prices</h2><table><tr><th>Cut</th><th>Price</th></tr><tr><td><p>Short</p><p>hair</p></td><td>20<br>25</td></tr></table><p hidden>no</p></main><footer>Imprint</footer></body></html>`;
    expect(read(html)).toEqual({
      format: 'html',
      title: 'Our shop',
      language: 'en-GB',
      frontMatter: {},
      notes: [],
      sections: [
        { headings: ['Hours'], page: null, text: '# Hours\n\nWe are open on weekdays.' },
        { headings: ['Hours', 'Prices'], page: null, text: '## Prices\n\n| Cut | Price |\n| --- | --- |\n| Short hair | 20 25 |' },
      ],
    });
  });

  it('takes the article of a page that does not mark it, with its heading and without what stands around it', () => {
    const around = '<div class="sidebar widget"><ul><li><a href="a">Ten tricks</a></li><li><a href="b">Sponsored</a></li></ul></div>';
    const page = text(`<title>x</title><body>${around}<div class="post-content"><h1>Sending back</h1>${`<p>${LONG} ${LONG}</p>`.repeat(6)}<h2>Sale</h2><p>${LONG}</p></div><div class="related">${around}</div></body>`);
    expect(page).toContain('# Sending back');
    expect(page).toContain('## Sale');
    expect(page).not.toMatch(/Sponsored|tricks/);
  });

  it('keeps the whole page where an article would lose the most of it', () => {
    const questions = Array.from({ length: 30 }, (_, at) => `<div class="accordion"><button>x</button><h3>Question ${at}?</h3><div>Answer ${at} is short.</div></div>`).join('');
    const page = text(`<body><div><p>${LONG}</p><p>${LONG}</p><p>${LONG}</p></div><div>${questions}</div></body>`);
    for (let at = 0; at < 30; at += 1) expect(page).toContain(`Answer ${at} is short.`);
  });

  it('believes the encoding that the page names when it is no UTF-8', () => {
    const bytes = Uint8Array.from(Buffer.from('<meta http-equiv="content-type" content="text/html; charset=iso-8859-2"><p>\u00a3\u00f3d\u00bc</p>', 'latin1'));
    expect(readHtml(bytes, READING_LIMITS).sections[0]?.text).toBe('\u0141\u00f3d\u017a');
  });

  it('reads the words of a page that nests its elements without end', () => {
    const result = read(`<title>x</title>${'<div><b>'.repeat(20_000)}Deep words<script>no</script>${'</b></div>'.repeat(20_000)}<p>After</p>`);
    expect(result.sections.map((section) => section.text).join(' ')).toMatch(/Deep words[\s\S]*After/);
    expect(result.notes).toEqual([expect.stringContaining('too deeply')]);
  });

  it.each([['plain words', 'plain words'], ['<p>a<p>b', 'a\n\nb'], ['<ol><li>x<li>y</ol>', '1. x\n2. y'], ['', ''], ['<form><p>kept</p><button>no</button></form>', 'kept']])('%j', (html, expected) => {
    expect(text(html)).toBe(expected);
  });
});
