/** Lets a browser add the archive to its search engines (OpenSearch 1.1). */
import { element, printAttributes } from '../render/xml.ts';

export function printOpenSearch(title: string, origin: string): string {
  const address = printAttributes({ type: 'text/html', template: `${origin}/search?q={searchTerms}` });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    // Section "ShortName": at most 16 characters.
    element('ShortName', title.slice(0, 16)),
    element('Description', title),
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Url${address}/>`,
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}
