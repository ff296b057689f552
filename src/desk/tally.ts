/** What a round counts for one source. */

export interface CollectFailure {
  readonly url: string;
  readonly code: string;
  readonly message: string;
}

export interface Tally {
  new: number;
  revised: number;
  unchanged: number;
  /** Requests for feeds and pages; robots.txt aside. */
  requests: number;
  /** Articles looked at again. */
  rechecked: number;
  vanished: number;
  returned: number;
  readonly failures: CollectFailure[];
}

export function newTally(): Tally {
  return {
    new: 0,
    revised: 0,
    unchanged: 0,
    requests: 0,
    rechecked: 0,
    vanished: 0,
    returned: 0,
    failures: [],
  };
}
