/** One term's postings while they are gathered: documents, how often, whether in the headline, where. */

/** Grows as postings are added; `clear` and use again. */
export class PostingList {
  docs: Int32Array = new Int32Array(1024);
  counts: Int32Array = new Int32Array(1024);
  heads: Uint8Array = new Uint8Array(1024);
  /** Where the positions of each document begin. */
  starts: Int32Array = new Int32Array(1024);
  positions: Int32Array = new Int32Array(4096);
  length = 0;
  placed = 0;

  clear(): void {
    this.length = 0;
    this.placed = 0;
  }

  /** Makes room for so many more documents. */
  room(more: number): void {
    if (this.length + more <= this.docs.length) return;
    const size = (this.length + more) * 2;
    this.docs = larger(this.docs, size);
    this.counts = larger(this.counts, size);
    this.heads = larger(this.heads, size);
    this.starts = larger(this.starts, size);
  }

  /** Makes room for so many more positions. */
  places(more: number): void {
    if (this.placed + more > this.positions.length)
      this.positions = larger(this.positions, (this.placed + more) * 2);
  }

  /** Begins a document; its positions follow by `place`. */
  add(doc: number, count: number, head: number): void {
    if (this.length === this.docs.length) this.room(1);
    this.docs[this.length] = doc;
    this.counts[this.length] = count;
    this.heads[this.length] = head;
    this.starts[this.length++] = this.placed;
  }

  place(position: number): void {
    if (this.placed === this.positions.length) this.places(1);
    this.positions[this.placed++] = position;
  }
}

function larger<A extends Int32Array | Uint8Array>(array: A, size: number): A {
  const copy = new (array.constructor as new (length: number) => A)(size);
  copy.set(array);
  return copy;
}
