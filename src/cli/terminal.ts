/** Where a command writes: data on stdout, messages on stderr, progress only on a terminal. */

export interface Terminal {
  /** A line of data, or text that ends its own lines. Resolves when the pipe has taken it. */
  out(text: string): Promise<void>;
  /** A message for the person, one line. */
  say(message: string): void;
  /** Replaces the last progress line; nothing where stderr is no terminal. */
  progress(line: string): void;
  readonly interactive: boolean;
  readonly colour: boolean;
}

export function openTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\x1b[K');
    shown = false;
  };
  return {
    interactive,
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    async out(text) {
      clear();
      if (process.stdout.write(text)) return;
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    },
    say(message) {
      clear();
      process.stderr.write(`${message}\n`);
    },
    progress(line) {
      if (!interactive) return;
      clear();
      process.stderr.write(line.slice(0, (process.stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}
