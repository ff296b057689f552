/** The newspapers' pictures: a small harbour scene as SVG, drawn from its name, so that no picture file is needed. */

function numberOf(name: string): number {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash;
}

/** Shape: "tide-gate" → "<svg …>…</svg>", 640 × 400, always the same for the same name. */
export function drawPicture(name: string): string {
  const seed = numberOf(name);
  const hue = seed % 360;
  const sun = 90 + (seed % 460);
  const sunY = 70 + (seed % 90);
  const hills = [0, 1, 2].map((layer) => {
    const top = 210 + layer * 38 + ((seed >> (layer * 5)) % 24);
    const swell = 30 + ((seed >> (layer * 3)) % 50);
    return `<path d="M0 ${top} Q160 ${top - swell} 320 ${top} T640 ${top} V400 H0 Z" fill="hsl(${(hue + layer * 18) % 360} 32% ${46 - layer * 12}%)"/>`;
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">',
    `<rect width="640" height="400" fill="hsl(${hue} 38% 84%)"/>`,
    `<circle cx="${sun}" cy="${sunY}" r="34" fill="hsl(${(hue + 40) % 360} 80% 72%)"/>`,
    ...hills,
    '</svg>',
  ].join('');
}
