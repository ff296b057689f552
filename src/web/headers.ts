/** What every answer says to the browser: nothing is loaded from elsewhere, nothing is told to elsewhere. */
import type { MiddlewareHandler } from 'hono';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * For a page as its publisher wrote it: an origin of its own, no scripts, no forms, nothing from the network.
 * Its own inline styles stay, so that it can be recognised.
 */
export const CAPTURE_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A picture may be an SVG with a script in it; opened by itself it can do nothing either. */
export const IMAGE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export const guard: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
};

/** A capture is shown as a page or as text; anything else is handed out as a file, so that nothing here takes it for its own. */
export function captureHeaders(contentType: string | undefined): Readonly<Record<string, string>> {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (contentType === undefined || type === '') return { 'Content-Type': 'text/html' };
  if (type === 'text/html') return { 'Content-Type': contentType };
  const charset = /;\s*charset=("?)([\w.:-]+)\1/i.exec(contentType)?.[2];
  const suffix = charset === undefined ? '' : `; charset=${charset}`;
  if (type === 'application/xhtml+xml') return { 'Content-Type': `text/html${suffix}` };
  if (type.startsWith('text/') || type.endsWith('xml') || type.endsWith('json'))
    return { 'Content-Type': `text/plain${suffix}` };
  return { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' };
}
