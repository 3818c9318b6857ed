export type Theme = 'light' | 'dark';

/** Colours by meaning. The accent is not among them: it is the workspace's, see accent.rule.ts. */
export const TOKENS = {
  light: {
    ink: '#1c1917', quiet: '#57534e', paper: '#ffffff', raised: '#f7f6f4', line: '#e2dfdb', edge: '#8a8580', mark: '#fde9a9',
    warn: '#854d0e', 'warn-bg': '#fef6dd', bad: '#b3261e', 'bad-bg': '#fdecea', person: '#6d28d9', 'person-bg': '#f1ecfe',
  },
  dark: {
    ink: '#f5f5f4', quiet: '#b5afa9', paper: '#1c1917', raised: '#292524', line: '#3d3835', edge: '#8a8480', mark: '#5c4410',
    warn: '#fcd34d', 'warn-bg': '#33260c', bad: '#fca5a5', 'bad-bg': '#3b1715', person: '#c4b5fd', 'person-bg': '#2b2143',
  },
} as const satisfies Record<Theme, Record<string, string>>;
