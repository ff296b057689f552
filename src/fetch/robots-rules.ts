/**
 * robots.txt → what one crawler may ask for. Source: RFC 9309. Beyond it: Crawl-delay, and Sitemap lines.
 * Goes in: text. Never refuses: lines that make no sense are passed over.
 */

export interface RobotsRule {
  readonly allow: boolean;
  /** Path pattern with `*` and a final `$`, escapes in one spelling. */
  readonly pattern: string;
}

export interface RobotsRules {
  readonly rules: readonly RobotsRule[];
  readonly crawlDelayMs?: number;
  readonly sitemaps: readonly string[];
}

export const ALLOW_ALL: RobotsRules = { rules: [], sitemaps: [] };
export const ALLOW_NONE: RobotsRules = { rules: [{ allow: false, pattern: '/' }], sitemaps: [] };

interface Group {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelayMs?: number;
}

/** The rules for one product token, "tearsheet": of its own groups, else of the groups for `*`, else none. */
export function readRobots(text: string, token: string): RobotsRules {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let naming = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const pair = readLine(line);
    if (!pair) continue;
    const { field, value } = pair;
    if (field === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [] });
      groups.at(-1)?.agents.push(agentToken(value));
      naming = true;
    } else if (field === 'allow' || field === 'disallow') {
      naming = false;
      // An empty pattern matches nothing (RFC 9309 § 2.2.2): "Disallow:" forbids nothing.
      if (value !== '') groups.at(-1)?.rules.push({ allow: field === 'allow', pattern: oneSpelling(value) });
    } else if (field === 'sitemap') {
      sitemaps.push(value);
    } else if (field === 'crawl-delay') {
      naming = false;
      const seconds = Number(value);
      const group = groups.at(-1);
      if (group && value !== '' && seconds >= 0) group.crawlDelayMs = seconds * 1000;
    }
  }
  const wanted = token.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(wanted));
  const ours = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const delays = ours.flatMap(({ crawlDelayMs }) => crawlDelayMs ?? []);
  return {
    rules: ours.flatMap(({ rules }) => rules),
    ...(delays.length > 0 && { crawlDelayMs: Math.max(...delays) }),
    sitemaps,
  };
}

/** Whether a path with its query may be asked for. The longest matching rule decides; of equals, allow. */
export function mayAsk({ rules }: RobotsRules, pathAndQuery: string): boolean {
  const path = oneSpelling(pathAndQuery === '' ? '/' : pathAndQuery);
  // Otherwise a host could never open up again (RFC 9309 § 2.2.2).
  if (path === '/robots.txt') return true;
  let best: RobotsRule | undefined;
  for (const rule of rules) {
    const longer = rule.pattern.length - (best?.pattern.length ?? -1);
    if ((longer > 0 || (longer === 0 && rule.allow)) && matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

function readLine(line: string): { field: string; value: string } | undefined {
  const plain = line.replace(/#.*/, '');
  const colon = plain.indexOf(':');
  if (colon < 0) return undefined;
  // "Dis-allow", "Useragent" and the like are met, but guessing at a prohibition's spelling helps nobody: only what all readers share.
  const field = plain.slice(0, colon).trim().toLowerCase();
  return { field: field === 'useragent' ? 'user-agent' : field, value: plain.slice(colon + 1).trim() };
}

/** Shape: "Tearsheet/1.0 (x)" → "tearsheet": the product token ends where RFC 9309 § 2.2.1 lets it. */
function agentToken(value: string): string {
  return value.startsWith('*') ? '*' : (/^[A-Za-z_-]+/.exec(value)?.[0].toLowerCase() ?? value.toLowerCase());
}

/** Linear in pattern and path whatever they hold: each star takes the earliest place that its next part fits. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!path.startsWith(part)) return false;
      at = part.length;
    } else if (anchored && index === parts.length - 1) {
      return path.length - part.length >= at && path.endsWith(part);
    } else {
      const found = path.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
  }
  return !anchored || at === path.length;
}

/** Escapes of unreserved characters decoded, all others in upper case, everything non-ASCII escaped (RFC 9309 § 2.2.2). */
function oneSpelling(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(char) ? char : code.toUpperCase();
    });
}
