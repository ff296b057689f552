import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyArchive, removeArchives } from './gazette.test-kit.ts';
import { openImageStore } from './image-store.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const GIF = Buffer.from('GIF89a tiny');

afterAll(removeArchives);

describe('images', () => {
  it('are kept once for all articles and addresses that show them', async () => {
    const root = emptyArchive();
    const store = openImageStore(root);
    const first = await store.keep('https://img.example/a.png', PNG, 0);
    expect(await store.keep('https://cdn.example/b.jpg?w=2', PNG, 0)).toBe(first);
    expect(await store.keep('https://img.example/c.gif', GIF, 0)).not.toBe(first);
    const files = readdirSync(join(root, 'images'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(png|gif|jpg)$/.test(name),
    );
    expect(files.length).toBe(2);
    await store.keep('https://img.example/d.gif', GIF, 0);
    const again = openImageStore(root);
    expect(await again.nameOf('https://cdn.example/b.jpg?w=2')).toBe(first);
    expect(await again.read(first ?? '')).toEqual({ bytes: PNG, contentType: 'image/png' });
  });

  it('are nothing else that came under an image address', async () => {
    const store = openImageStore(emptyArchive());
    expect(await store.keep('https://img.example/a.png', Buffer.from('<html>'), 0)).toBeUndefined();
    expect(
      await store.keep('https://img.example/a.svg', Buffer.from('<svg><script/></svg>'), 0),
    ).toBeUndefined();
    expect(await store.read('../../etc/passwd')).toBeUndefined();
  });

  it('are found again after a line of the index was cut short', async () => {
    const root = emptyArchive();
    const name = await openImageStore(root).keep('https://img.example/a.png', PNG, 0);
    appendFileSync(join(root, 'images', 'index.jsonl'), '{"url":"https://img.exa\n');
    expect(await openImageStore(root).nameOf('https://img.example/a.png')).toBe(name);
  });
});
