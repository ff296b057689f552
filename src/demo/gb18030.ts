/** Text → GB18030 bytes, for the one page of the demo that is set in it. The table is read off the platform's decoder. */

const REPLACEMENT = 0x3f;
let table: Map<string, readonly [number, number]> | undefined;

/** One- and two-byte characters, which is all that our stories use; anything else becomes "?". */
export function encodeGb18030(text: string): Uint8Array {
  table ??= readTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(table.get(character) ?? [REPLACEMENT]));
  }
  return Uint8Array.from(bytes);
}

function readTable(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') found.set(character, [lead, trail]);
    }
  return found;
}
