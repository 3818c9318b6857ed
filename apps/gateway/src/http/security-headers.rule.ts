const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The headers that every answer carries.
 *
 * @param path of the request
 * @param https whether customers reach this server by https
 */
export function securityHeaders(path: string, https: boolean): Record<string, string> {
  const isPage = path === '/' || path.startsWith('/docs');
  return {
    'Content-Security-Policy': isPage ? PAGE_POLICY : API_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(path.startsWith('/v1/') ? { 'Cache-Control': 'no-store' } : {}),
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
