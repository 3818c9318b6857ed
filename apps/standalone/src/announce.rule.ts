/** The one line that says how far the reading of the articles is; on a terminal it is written over itself. */
export function progressLine(done: number, total: number, terminal: boolean): string {
  if (terminal) return `\rReading the demo's articles: ${done} of ${total}${done === total ? '\n' : ''}`;
  return done === total ? `Read the demo's ${total} articles.\n` : '';
}

/** What a person reads when everything runs. */
export function announce({ url, adminKeyFile, notes }: { url: string; adminKeyFile: string; notes: readonly string[] }): string {
  return [
    '',
    'Rapport is running.',
    '',
    `  Chat with Teppan & Co     ${url}/`,
    `  API documentation         ${url}/docs`,
    `  Admin key of the demo     ${adminKeyFile}`,
    ...notes.flatMap((note) => ['', `Note: ${note}`]),
    '',
    'Stop it with Ctrl-C. Everything is kept for the next start.',
    '',
  ].join('\n');
}
