/** A process that writes to an index until it is killed. Arguments: the folder, the number of the first card. */

import { cardOf } from './newspaper.test-kit.ts';
import { openIndex } from './open-index.ts';

const [path = '', first = '0'] = process.argv.slice(2);
const index = await openIndex(path, { threads: 0 });
if (index.kind === 'fault') throw new Error(index.message);
for (let n = Number(first); ; n += 5) {
  const cards = Array.from({ length: 5 }, (_, i) =>
    cardOf(n + i, { blocks: [`第${n + i}艘船进港`, '同一批'.repeat(n % 7)] }),
  );
  await index.put(cards);
  process.stdout.write(`${n + 5}\n`);
}
