/** An index file whose bytes are not what was written. The one exception of this folder; `find` answers it as a fault. */
export class IndexDamage extends Error {
  readonly code = 'damaged';
  readonly file: string;
  constructor(file: string, what: string) {
    super(`${file}: ${what}`);
    this.name = 'IndexDamage';
    this.file = file;
  }
}
