/** The reading room's own files: style, script, icon. Their address changes with their content, so browsers keep them for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The style's sheets, in the order in which they are read as one. */
const STYLE = [
  'colours',
  'type',
  'ground',
  'masthead',
  'lists',
  'sources-days',
  'article',
  'states',
  'search',
  'widths',
  'print',
] as const;

const TYPES = {
  'room.css': 'text/css; charset=utf-8',
  'keys.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

export type AssetName = keyof typeof TYPES;

export interface Asset {
  readonly type: string;
  readonly text: string;
  readonly version: string;
}

const assets = new Map<string, Asset>();

export function readAsset(name: string): Asset | undefined {
  if (!Object.hasOwn(TYPES, name)) return undefined;
  let found = assets.get(name);
  if (found === undefined) {
    const text = name === 'room.css' ? STYLE.map((part) => read(`style/${part}.css`)).join('\n') : read(name);
    const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
    found = { type: TYPES[name as AssetName], text, version };
    assets.set(name, found);
  }
  return found;
}

function read(path: string): string {
  return readFileSync(new URL(`./assets/${path}`, import.meta.url), 'utf8');
}

/** Shape: "room.css" → "/assets/room.css?v=0a1b2c3d4e5f" */
export function asset(name: AssetName): string {
  return `/assets/${name}?v=${readAsset(name)?.version ?? ''}`;
}
