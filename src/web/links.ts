/** Where the reading room's pages are. */

export function articleHref(id: string): string {
  return `/articles/${id}`;
}

export function stateHref(id: string, revision: number): string {
  return revision === 0 ? articleHref(id) : `/articles/${id}/states/${revision}`;
}

export function changesHref(id: string, from: number, to: number): string {
  return `/articles/${id}/changes?${new URLSearchParams({ from: String(from), to: String(to) })}`;
}

export function sourceHref(id: string): string {
  return `/sources/${encodeURIComponent(id)}`;
}

export function dayHref(day: string): string {
  return `/days/${day}`;
}

/** Shape: { q: "雨", source: ["a"], page: undefined } → "/search?q=%E9%9B%A8&source=a" */
export function searchHref(fields: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : (value ?? []))
      if (one !== '') query.append(name, one);
  const text = query.toString();
  return text === '' ? '/search' : `/search?${text}`;
}
