/** People credited in feeds → names, with what stands beside them. */
import { decodeHTML } from 'entities';
import type { Person } from './feed.ts';
import { oneLine } from './markup.ts';

/** No credit is longer; what is, is a text in the wrong place. */
const LONGEST = 1000;

const EMAIL = /[^\s<>()"',;:]+@[^\s<>()"',;:]+\.[^\s<>()"',;:.]+/;

/**
 * Shape: "me@example.com (Ann Lee)", "Ann Lee <me@example.com>", "Ann Lee" → { name: "Ann Lee", email? }.
 * An address alone is its own name. undefined for nothing.
 */
export function readPerson(text: string): Person | undefined {
  const line = oneLine(decodeHTML(text.slice(0, LONGEST).replace(/<\/?[a-z][^<>@]*>/gi, ' ')));
  const email = EMAIL.exec(line)?.[0];
  if (email === undefined) return line === '' ? undefined : { name: line };
  const name = oneLine(line.replace(email, ' ').replace(/mailto:|[<>[\]"]/gi, ' '))
    .replace(/\(\s*\)/g, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[\s,;:/|-]+|[\s,;:/|-]+$/g, '')
    .trim();
  return { name: name === '' ? email : name, email };
}

/** From a person's parts; undefined when there is neither name nor address. */
export function personOf(parts: { name?: string; email?: string; url?: string }): Person | undefined {
  const named = parts.name === undefined || parts.name.trim() === '' ? undefined : readPerson(parts.name);
  const email = parts.email?.trim() || named?.email;
  const name = named?.name ?? email ?? parts.url?.trim();
  if (name === undefined || name === '') return undefined;
  const url = parts.url?.trim();
  return { name, ...(email && { email }), ...(url && { url }) };
}
