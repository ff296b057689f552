/**
 * The world at its full size: 500 sources on 60 hosts, 20,000 stories, with faults, a crash, edits and withdrawals.
 * `node bench/world.ts [sources hosts stories]` prints what each round did and what it all cost; exits 1 where the archive
 * differs from the ledger, or a host saw more than its share.
 */
import { runWorld } from './world/run.ts';

const [sources = 500, hosts = 60, stories = 20_000] = process.argv.slice(2).map(Number);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const cell = (value: number, width: number): string => String(Math.round(value)).padStart(width);

say('                new  revised   failed    again vanished      ms   MB');
const result = await runWorld({
  size: { sources, hosts, stories, rounds: 4 },
  apart: true,
  onRound: (label, { new: fresh, revised, failed, rechecked, vanished, ms, maxRssBytes }) =>
    say(
      `${label.padEnd(12)}${cell(fresh, 7)}${cell(revised, 9)}${cell(failed, 9)}${cell(rechecked, 9)}${cell(vanished, 9)}${cell(ms, 8)}${cell(maxRssBytes / 1e6, 5)}`,
    ),
});
const { published, pages, feeds, seconds, maxRssBytes } = result;
for (const line of [...result.differences.slice(0, 20), ...result.impolite]) say(`  ${line}`);
say(`
stories published and to be had   ${published}
differences from the ledger       ${result.differences.length}
hosts asked too much              ${result.impolite.length}
articles per second               ${(published / seconds).toFixed(0)}
page requests per article         ${(pages / published).toFixed(3)}
feed requests per article         ${(feeds / published).toFixed(3)}
most memory                       ${(maxRssBytes / 1e6).toFixed(0)} MB`);
process.exitCode = result.differences.length + result.impolite.length === 0 ? 0 : 1;
