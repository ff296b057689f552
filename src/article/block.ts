/**
 * The body of an article: a list of typed blocks, each with inline runs inside.
 * There is no HTML string anywhere in here, so a body cannot say anything unsafe.
 * Addresses are absolute `http:` or `https:` (links also `mailto:` and `tel:`) when they come from extraction.
 */

/** A run inside a block. Text holds its white space as it is to be read: single spaces, no line breaks. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'sub'; readonly content: readonly Inline[] }
  | { readonly kind: 'sup'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'ruby'; readonly base: readonly Inline[]; readonly reading: string }
  | { readonly kind: 'break' };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
}

/** A heading inside the story; level 1 is the headline's and never stands in a body. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 2 | 3 | 4 | 5 | 6;
  readonly content: readonly Inline[];
}

/** Each item is a list of blocks; an item of one paragraph is the usual case. `start` only when ordered and not 1. */
export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start?: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Quotation {
  readonly kind: 'quotation';
  readonly cite?: string;
  readonly blocks: readonly Block[];
}

/** One image with what is printed under it. Caption and credit never count as text of the story. */
export interface Figure {
  readonly kind: 'figure';
  readonly src: string;
  readonly alt?: string;
  readonly caption?: readonly Inline[];
  readonly credit?: string;
}

export interface Cell {
  readonly header: boolean;
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly content: readonly Inline[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption?: readonly Inline[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Line breaks and spaces in `text` are kept as they stand. */
export interface Preformatted {
  readonly kind: 'preformatted';
  readonly text: string;
}

/** Something shown from elsewhere (a video, a post, a map), kept as its address and what it says of itself. */
export interface Embed {
  readonly kind: 'embed';
  readonly address: string;
  readonly title?: string;
}

export interface Rule {
  readonly kind: 'rule';
}

export type Block = Paragraph | Heading | List | Quotation | Figure | Table | Preformatted | Embed | Rule;
