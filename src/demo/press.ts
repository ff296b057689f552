/** The stories now on the newspaper's press, and what became of them: edits, announced and silent, and withdrawals. */

import { readCopies } from './copies.ts';
import type { Copy } from './copy.ts';
import { PAPERS } from './papers.ts';
import { printDay, type Story } from './story.ts';

const DAY_MS = 86_400_000;

/** What an editor adds to a story whose author wrote no corrected copy. */
const CORRECTION: Copy['body'][number] = {
  kind: 'paragraph',
  content: [
    {
      kind: 'text',
      text: 'Correction: an earlier version of this story gave a figure that has since been revised.',
    },
  ],
};

export class Press {
  /** Slugs of stories that were taken down. */
  readonly gone = new Set<string>();
  /** When an edit was announced in the feed, by slug. */
  readonly announcedAt = new Map<string, number>();
  /** When a feed or front page changed last, ms. */
  changedAt: number;
  private readonly now: number;
  private readonly desks = new Map<string, Story[]>();
  private readonly corrected = new Map<string, Copy>();

  /** `base`: the newspaper's address; the stories' ages count from `now`. */
  constructor(base: string, now: number) {
    this.now = now;
    this.changedAt = now;
    for (const paper of PAPERS) {
      const print = (days: number) => printDay(now + days * DAY_MS, paper);
      const stories: Story[] = [];
      for (const copy of readCopies(paper.id, print)) {
        const slug = copy.slug.replace(/\.corrected$/, '');
        const url = `${base}/${paper.id}/${slug}`;
        if (slug === copy.slug) stories.push({ paper, copy, url, publishedAt: now - copy.ageMs });
        else this.corrected.set(slug, copy);
      }
      this.desks.set(
        paper.id,
        stories.sort((a, b) => b.publishedAt - a.publishedAt),
      );
    }
  }

  /** A paper's stories, the newest first. */
  storiesOf(paperId: string): readonly Story[] {
    return this.desks.get(paperId) ?? [];
  }

  stories(): readonly Story[] {
    return [...this.desks.values()].flat();
  }

  edit(slug: string, announced: boolean): void {
    const { stories, index, story } = this.find(slug);
    const later = this.corrected.get(slug);
    const body = later?.body ?? [...story.copy.body, CORRECTION];
    const editedAt = Math.max(this.now, Date.now());
    stories[index] = { ...story, copy: { ...story.copy, ...later, slug, body }, editedAt };
    if (!announced) return;
    this.announcedAt.set(slug, editedAt);
    this.changedAt = editedAt;
  }

  delete(slug: string): void {
    const { stories, index } = this.find(slug);
    stories.splice(index, 1);
    this.gone.add(slug);
    this.changedAt = Math.max(this.now, Date.now());
  }

  private find(slug: string): { readonly stories: Story[]; readonly index: number; readonly story: Story } {
    for (const stories of this.desks.values()) {
      const index = stories.findIndex(({ copy }) => copy.slug === slug);
      const story = stories[index];
      if (story !== undefined) return { stories, index, story };
    }
    throw new Error(`no story called ${slug} is on the demo newspaper`);
  }
}
