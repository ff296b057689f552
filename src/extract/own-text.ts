/**
 * A clipping with text of its own. Engines keep a piece cut from a string by reference to the whole, so that a clipping of a few
 * kilobytes would hold its page for as long as it is held itself: 64 MB for 181 pages, and 13 with this. JSON says all a clipping may.
 */
export function withOwnText<Clipped>(clipping: Clipped): Clipped {
  return JSON.parse(JSON.stringify(clipping));
}
