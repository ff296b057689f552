/** What a building thread can be asked for. Both write one segment file at `path`. */
import { statSync } from 'node:fs';
import { Inverter, type NumberedCard } from './inverter.ts';
import { mergeSegments } from './merge-segments.ts';
import { FLAGS, Segment } from './segment.ts';
import { type Sketch, sketchOf } from './shingles.ts';

export type Task =
  | { readonly kind: 'invert'; readonly path: string; readonly cards: readonly NumberedCard[] }
  | {
      readonly kind: 'merge';
      readonly path: string;
      readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
      readonly gone: ReadonlySet<number>;
    };

export interface Built {
  readonly bytes: number;
  readonly sketches: readonly Sketch[];
}

export function runTask(task: Task): Built {
  if (task.kind === 'invert') {
    const inverter = new Inverter();
    for (const card of task.cards) inverter.add(card);
    inverter.write(task.path);
    const sketches = task.cards
      .filter(({ flags }) => (flags & FLAGS.earlier) === 0)
      .map(({ number, card }) => ({ card: number, values: sketchOf(card) }));
    return { bytes: statSync(task.path).size, sketches };
  }
  const inputs = task.inputs.map((input) => new Segment(input.path, input.bytes, true));
  try {
    mergeSegments(inputs, task.gone, task.path);
  } finally {
    for (const input of inputs) input.close();
  }
  return { bytes: statSync(task.path).size, sketches: [] };
}
