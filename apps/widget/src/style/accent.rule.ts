import { contrast, mix } from './contrast.rule.js';
import { type Theme, TOKENS } from './token.data.js';

/** Colours of what is ours: the accent as text and as a surface, what is written on it, a faint surface of it, and the visitor's own words. */
export interface Accent {
  readonly accent: string;
  readonly onAccent: string;
  readonly soft: string;
  readonly own: string;
  readonly onOwn: string;
}

const READABLE = 4.5;
const TEAL: Readonly<Record<Theme, string>> = { light: '#0f766e', dark: '#2dd4bf' };
/** What is written on the accent, where to go for more contrast, and how much of the faint surface is paper. */
const BESIDE = {
  light: { ink: '#ffffff', towards: '#000000', paperShare: 0.92 },
  dark: { ink: '#0c0a09', towards: '#ffffff', paperShare: 0.86 },
} as const;
/** On dark a whole message in the accent would glare. */
const OWN_PAPER_SHARE = 0.7;

/**
 * The workspace's colour, made darker (on light) or lighter (on dark) until it can be read. Our own teal has a chosen one for each.
 *
 * @param brand `#rrggbb`; anything else counts as our own
 */
export function accentFor(theme: Theme, brand: string): Accent {
  const { ink, towards, paperShare } = BESIDE[theme];
  const { paper, raised } = TOKENS[theme];
  const ours = !/^#[0-9a-f]{6}$/i.test(brand) || brand.toLowerCase() === TEAL.light;
  const wanted = ours ? TEAL[theme] : brand;
  for (let share = 0; ; share += 0.04) {
    const accent = share >= 1 ? towards : mix(wanted, towards, share);
    const faint = mix(accent, paper, paperShare);
    const readable = [paper, raised, faint].every((ground) => contrast(accent, ground) >= READABLE) && contrast(ink, accent) >= READABLE;
    if (!readable && share < 1) continue;
    const words = theme === 'light' ? { own: accent, onOwn: ink } : { own: mix(accent, paper, OWN_PAPER_SHARE), onOwn: TOKENS.dark.ink };
    return { accent, onAccent: ink, soft: faint, ...words };
  }
}
