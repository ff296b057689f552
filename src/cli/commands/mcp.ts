/** `tearsheet mcp`: the archive for assistants, over standard input and output. */
import { serveMcp } from '../../api/mcp.ts';
import { ARCHIVE, type CommandBody, EXIT } from '../command.ts';
import { openReading } from '../open-reading.ts';
import { findPlace, reading } from '../place.ts';
import { VERSION } from '../version.ts';
import { withIndex } from '../with-index.ts';

export const mcp: CommandBody = {
  help: 'Speaks over standard input and output; an assistant starts it with: tearsheet mcp --archive DIR',
  maxOperands: 0,
  options: [ARCHIVE],
  async run(invocation) {
    const place = await findPlace(invocation);
    return reading(place.root, (archive) =>
      withIndex(archive, invocation.terminal, async (index) => {
        await serveMcp(openReading(place, archive, index), VERSION);
        return EXIT.done;
      }),
    );
  },
};
