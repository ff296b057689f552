/**
 * A caption that a page prints as a paragraph under its picture, known by the credit it ends with, goes to the picture.
 * Shape: figure, "The bridge at Velmar. (AP Photo/Orla Finch)" → figure with that caption.
 */
import type { Block } from '../../article/block.ts';
import { inlineText } from '../../article/text.ts';

/** Captions of the measured pages have up to some 200 letters, or 90 Chinese characters. */
const LONGEST = 240;
const CREDITED = [
  // （圖／美聯社） （記者廖某攝） （翻攝自臉書） （讀者提供） （取自氣象局網站） （撮影・山田太郎）
  /[（(](?:[圖图](?:片|[／/：:])[^（(）)]{0,24}|[^（(）)]{0,16}(?:[^採采訪访][攝摄]|翻[攝摄][自於]?[^（(）)]{0,16}|提供|撮影)|(?:取自|[擷截]取?自|撮影)[^（(）)]{0,16}|(?:美[聯联]|法新|路透|歐新|欧新|中央|新[華华]|共同|時事)社?)[）)]$/,
  // (AP Photo/Orla Finch) (Photo: Orla Finch) (Foto: dpa) (Reuters)
  /\((?:(?:photo|foto|bild|image|picture|ap|afp|epa|reuters|getty|dpa)\b)[^()]{0,60}\)\.?$/i,
];

export function printedCaptions(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const figure = out.at(-1);
    if (block.kind === 'paragraph' && figure?.kind === 'figure' && !figure.caption && isCredited(block))
      out[out.length - 1] = { ...figure, caption: block.content };
    else out.push(block);
  }
  return out;
}

function isCredited({ content }: Extract<Block, { kind: 'paragraph' }>): boolean {
  const text = inlineText(content).trim();
  return text.length <= LONGEST && CREDITED.some((form) => form.test(text));
}
