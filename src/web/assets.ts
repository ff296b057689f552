/** The reading room's own files: style, script, icon. Their address changes with their content, so browsers keep them for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

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
    const text = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
    const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
    found = { type: TYPES[name as AssetName], text, version };
    assets.set(name, found);
  }
  return found;
}

/** Shape: "room.css" → "/assets/room.css?v=0a1b2c3d4e5f" */
export function asset(name: AssetName): string {
  return `/assets/${name}?v=${readAsset(name)?.version ?? ''}`;
}
