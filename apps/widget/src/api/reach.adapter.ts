/**
 * Whether a server can be reached at all. A browser hides why a request to another origin failed, so a page that is not on the list
 * of allowed origins looks like a lost connection; the widget's own script is the one file that every page may load.
 *
 * @param server origin of the gateway
 */
export async function reachable(server: string): Promise<boolean> {
  return fetch(`${server}/widget.js`, { method: 'HEAD', mode: 'no-cors', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}
