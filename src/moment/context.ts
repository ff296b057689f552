/** What goes into the reading of a printed date beside its text, and what comes out. */

export interface MomentContext {
  /** Zone of a date that names none: IANA name ("Asia/Shanghai") or offset ("+08:00"). Absent: UTC. */
  readonly zone?: string;
  /** BCP 47 language of the text, to tell "mar." (fr: Tuesday or March) and day-month order apart. */
  readonly language?: string;
  /** Instant (ms) that relative forms ("3 hours ago", "46 分钟前") count from; absent: they are unreadable. */
  readonly now?: number;
}

export interface Moment {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** What was printed: a day alone, or a time too. A day alone is its midnight in the zone. */
  readonly precision: 'day' | 'time';
  /** Whether the text itself named a zone or offset. */
  readonly zoned: boolean;
}
