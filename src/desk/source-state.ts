/**
 * What is remembered of a source between two rounds, plain JSON that git can follow:
 *
 * | file                          | holds                                                                  |
 * |-------------------------------|------------------------------------------------------------------------|
 * | `state/<source>.json`         | each feed's state, and the entries whose article is still to be fetched |
 * | `state/checks/<source>.json`  | the articles to look at again, and when                                 |
 * | `state/backfill/<source>.json`| how far a back-fill has come                                            |
 * | `state/_hosts.json`           | pauses that hosts asked for, and what their robots.txt said              |
 * | `state/_websub.json`          | what is agreed with hubs                                                 |
 *
 * What is to be done is written before it is done, and crossed out after it is kept: a round that broke off goes on where
 * it was. A file that is missing or no state of ours is as if nothing were remembered: nothing is lost, some is fetched again.
 */
import { join } from 'node:path';
import type { Entry } from '../feed/feed.ts';
import type { FetchMemory } from '../fetch/courtesy.ts';
import type { BackfillState } from './backfill.ts';
import type { Subscriptions } from './hub-door.ts';
import { readJson, writeJson } from './json-file.ts';
import type { Check } from './recheck.ts';

/** An entry whose article could not be had yet. */
export interface PendingEntry {
  readonly feed: string;
  readonly entry: Entry;
  /** The address it was known at before its link changed. */
  readonly knownAt?: string;
  /** The publisher has changed it: it is fetched although it is kept already. */
  readonly isUpdate?: true;
  readonly tries: number;
  readonly nextTryAt: number;
  readonly code: string;
  readonly message: string;
}

export interface SourceState {
  readonly version: 1;
  /** By configured address: what `pollFeed` answered last. */
  readonly feeds: Readonly<Record<string, unknown>>;
  readonly pending: readonly PendingEntry[];
}

export const NEW_STATE: SourceState = { version: 1, feeds: {}, pending: [] };

export function stateFile(root: string, source: string): string {
  return join(root, 'state', `${source}.json`);
}

export async function readSourceState(root: string, source: string): Promise<SourceState> {
  const value = (await readJson(stateFile(root, source))) as Partial<SourceState> | null | undefined;
  return value?.version === 1 && value.feeds && value.pending ? (value as SourceState) : NEW_STATE;
}

export function writeSourceState(root: string, source: string, state: SourceState): Promise<void> {
  return writeJson(stateFile(root, source), state);
}

export async function readChecks(root: string, source: string): Promise<readonly Check[]> {
  const value = (await readJson(checksFile(root, source))) as
    | { version?: unknown; checks?: unknown }
    | null
    | undefined;
  return value?.version === 1 && Array.isArray(value.checks) ? value.checks : [];
}

export function writeChecks(root: string, source: string, checks: readonly Check[]): Promise<void> {
  return writeJson(checksFile(root, source), { version: 1, checks });
}

function checksFile(root: string, source: string): string {
  return join(root, 'state', 'checks', `${source}.json`);
}

export async function readBackfill(root: string, source: string): Promise<BackfillState | undefined> {
  const value = (await readJson(backfillFile(root, source))) as Partial<BackfillState> | null | undefined;
  return value?.version === 1 && value.leads && value.stories ? (value as BackfillState) : undefined;
}

export function writeBackfill(root: string, source: string, state: BackfillState): Promise<void> {
  return writeJson(backfillFile(root, source), state);
}

function backfillFile(root: string, source: string): string {
  return join(root, 'state', 'backfill', `${source}.json`);
}

/** No source can be called "_hosts". */
export async function readFetchMemory(root: string): Promise<FetchMemory | undefined> {
  const value = (await readJson(join(root, 'state', '_hosts.json'))) as
    | Partial<FetchMemory>
    | null
    | undefined;
  return value?.rests ? (value as FetchMemory) : undefined;
}

export function writeFetchMemory(root: string, memory: FetchMemory): Promise<void> {
  return writeJson(join(root, 'state', '_hosts.json'), memory);
}

export async function readSubscriptions(root: string): Promise<Subscriptions> {
  const value = (await readJson(join(root, 'state', '_websub.json'))) as
    | { subscriptions?: Subscriptions }
    | null
    | undefined;
  return value?.subscriptions ?? {};
}

export function writeSubscriptions(root: string, subscriptions: Subscriptions): Promise<void> {
  return writeJson(join(root, 'state', '_websub.json'), { version: 1, subscriptions });
}
