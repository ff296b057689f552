/** What a building thread can be asked for. Both write one segment file at `path`. */
import { Inverter, type NumberedCard } from './inverter.ts';
import { mergeSegments } from './merge-segments.ts';
import { Segment } from './segment.ts';

export type Task =
  | { readonly kind: 'invert'; readonly path: string; readonly cards: readonly NumberedCard[] }
  | {
      readonly kind: 'merge';
      readonly path: string;
      readonly inputs: readonly { readonly path: string; readonly bytes: number }[];
      readonly gone: ReadonlySet<number>;
    };

export function runTask(task: Task): void {
  if (task.kind === 'invert') {
    const inverter = new Inverter();
    for (const card of task.cards) inverter.add(card);
    inverter.write(task.path);
    return;
  }
  const inputs = task.inputs.map((input) => new Segment(input.path, input.bytes));
  try {
    mergeSegments(inputs, task.gone, task.path);
  } finally {
    for (const input of inputs) input.close();
  }
}
