/** What every builder of blocks is given: the page, its survey, and one mark a node; and what it may ask for the inside of a block. */
import type { Block } from '../../article/block.ts';
import type { Page } from '../page.ts';
import type { Survey } from '../survey/survey.ts';

export interface Building {
  readonly page: Page;
  readonly survey: Survey;
  /** 1: left out with all below; 2: no text of the story, but a caption where a picture stands by it. */
  readonly out: Uint8Array;
  /** 1: text that was judged to be story. */
  readonly kept: Uint8Array;
}

export interface Inside {
  /** Blocks of all that a node holds. */
  within(node: number): Block[];
  /** Blocks of a node itself. */
  whole(node: number): Block[];
}
