/** An index file whose bytes are not what was written. `find` answers it as a fault. */
export class IndexDamage extends Error {
  readonly code = 'damaged';
  readonly file: string;
  constructor(file: string, what: string) {
    super(`${file}: ${what}`);
    this.name = 'IndexDamage';
    this.file = file;
  }
}

/** An index of another layout. */
export class IndexVersion extends Error {
  readonly code = 'version';
  constructor(file: string, format: number, own: number) {
    super(`${file}: format ${format}, and this program reads ${own}`);
    this.name = 'IndexVersion';
  }
}
