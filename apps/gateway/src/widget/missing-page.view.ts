/** What stands in the place of the chat page until the widget has been built. */
export const MISSING_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rapport</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 40rem; margin: 10vh auto; padding: 0 1.5rem; }
</style>
<h1>Rapport is running</h1>
<p>The chat page is not here because the widget has not been built. Run <code>npm run build</code>, or set
<code>RAPPORT_WIDGET_DIR</code> to the folder with <code>index.html</code> and <code>widget.js</code>.</p>
<p>The API works: see the <a href="/docs">documentation</a>.</p>
</html>
`;
