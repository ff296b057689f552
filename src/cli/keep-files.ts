/** The archive as importing sees it: originals kept as they came, articles as sheets. */
import type { ArchiveWriter } from '../archive/open-archive.ts';
import type { ImportArchive } from '../desk/import.ts';

/** `at`: when they are imported, ms since 1970. */
export function keepFiles(archive: ArchiveWriter, at: number): ImportArchive {
  return {
    keepOriginals: (originals) =>
      Promise.all(originals.map(({ path, bytes }) => archive.keepOriginal({ path, bytes, at }))),
    keep: (articles) => archive.keep(articles),
  };
}
