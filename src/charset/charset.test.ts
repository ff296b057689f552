import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './charset.ts';

const bytes = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));

const SIMPLIFIED = '记者昨天在市政府了解到，今年我们将对城市的道路进行改造，这是二十年来最大的一次。';
const TRADITIONAL = '記者昨天在市政府了解到，今年我們將對城市的道路進行改造，這是二十年來最大的一次。';
const JAPANESE = '市長は昨日、新しい図書館を来年の春に開くと発表した。費用はまだ決まっていない。';
const KOREAN = '시장은 어제 새 도서관을 내년 봄에 연다고 발표했다. 비용은 아직 정해지지 않았다.';
const RUSSIAN = 'Мэр вчера сообщил, что новая библиотека откроется весной следующего года.';
const FRENCH = 'Le maire a annoncé hier que la bibliothèque ouvrira au début de l’été.';
const HEBREW = 'ראש העיר הודיע אתמול שהספרייה החדשה תיפתח באביב הבא';
const THAI = 'นายกเทศมนตรีประกาศเมื่อวานนี้ว่าห้องสมุดแห่งใหม่จะเปิดในปีหน้า';
const GREEK = 'Ο δήμαρχος ανακοίνωσε χθες ότι η νέα βιβλιοθήκη θα ανοίξει την άνοιξη.';

describe('undeclared bytes', () => {
  it.each([
    ['gb18030', SIMPLIFIED],
    ['big5', TRADITIONAL],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['euc-kr', KOREAN],
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1252', FRENCH],
    ['windows-1255', HEBREW],
    ['windows-874', THAI],
    ['windows-1253', GREEK],
    ['utf-8', KOREAN],
  ])('are told to be %s', (encoding, text) => {
    expect(decodeText(bytes(text, encoding), { kind: 'text' })).toEqual({ text, charset: encoding });
  });

  it('in UTF-16 and UTF-32 without a mark are known by their zero bytes', () => {
    for (const encoding of ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      const text = '<?xml version="1.0" encoding="utf-8"?><a>新</a>';
      expect(decodeText(bytes(text, encoding), { kind: 'xml' })).toEqual({ text, charset: encoding });
    }
  });
});

describe('declared bytes', () => {
  it('take the header before the declaration inside', () => {
    const page = bytes(`<meta charset="windows-1252">${RUSSIAN}`, 'windows-1251');
    expect(decodeText(page, { kind: 'html', contentType: 'text/html; charset="cp1251"' }).charset).toBe(
      'windows-1251',
    );
  });

  it.each([
    ['<meta charset="gb2312">', 'gbk'],
    ["<meta http-equiv='Content-Type' content='text/html; charset=GBK' />", 'gbk'],
    ['<!-- <meta charset="big5"> --><meta charset=gb18030>', 'gb18030'],
  ])('%s', (declaration, charset) => {
    const text = `${declaration}${SIMPLIFIED}镕`;
    expect(decodeText(bytes(text, 'gbk'), { kind: 'html' })).toEqual({ text, charset });
  });

  it('are UTF-8 when they are valid UTF-8, whatever they are declared to be', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?><a>${FRENCH}</a>`;
    expect(decodeText(bytes(text, 'utf-8'), { kind: 'xml' })).toEqual({ text, charset: 'utf-8' });
  });

  it('declared as UTF-16 in letters of one byte are UTF-8', () => {
    const text = '<?xml version="1.0" encoding="utf-16"?><a>é</a>';
    expect(decodeText(bytes(text, 'utf-8'), { kind: 'xml' })).toEqual({ text, charset: 'utf-8' });
  });

  it('declared as UTF-8 that are not so are told by what they are', () => {
    const text = `<meta charset="utf-8">${SIMPLIFIED}`;
    expect(decodeText(bytes(text, 'gbk'), { kind: 'html' })).toEqual({ text, charset: 'gb18030' });
  });

  it('declared as UTF-8 with one bad byte stay UTF-8', () => {
    const damaged = new Uint8Array([
      ...bytes(`<meta charset="utf-8">${FRENCH.repeat(9)}`, 'utf-8'),
      0xe9,
      0x20,
    ]);
    expect(decodeText(damaged, { kind: 'html' }).charset).toBe('utf-8');
  });

  it('keep curly quotes and the euro sign under the name of ISO-8859-1', () => {
    const page = new Uint8Array([...bytes('<meta charset="iso-8859-1">', 'latin1'), 0x93, 0x80, 0x94]);
    expect(decodeText(page, { kind: 'html' }).text).toMatch(/“€”$/);
  });

  it('keep Hong Kong characters in Big5 and rare syllables in EUC-KR', () => {
    const hong = decodeText(Uint8Array.of(0x88, 0x62, 0xfa, 0x40, 0xa4, 0xa4), {
      kind: 'text',
      contentType: 'text/plain; charset=big5-hkscs',
    });
    expect(hong.text).toBe('Ê̄𠕇中');
    const korean = decodeText(Uint8Array.of(0x8c, 0x63, 0xb9, 0xe6), {
      kind: 'text',
      contentType: 'text/plain; charset=euc-kr',
    });
    expect(korean.text).toBe('똠방');
  });

  it('drop a byte order mark, which wins over everything', () => {
    const text = decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), {
      kind: 'text',
      contentType: 'text/plain; charset=gbk',
    });
    expect(text).toEqual({ text: 'a', charset: 'utf-8' });
  });
});

it('never throws, and reads back any text in UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (noise, text) => {
      expect(typeof decodeText(noise, { kind: 'html', contentType: 'text/html; charset=x' }).text).toBe(
        'string',
      );
      const plain = text.replace(/[\0\ufeff\x1b]/g, '');
      expect(decodeText(new TextEncoder().encode(plain), { kind: 'html' }).text).toBe(plain);
    }),
  );
});
