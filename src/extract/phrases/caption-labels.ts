import { anyOf } from './any-of.ts';

/**
 * What is read out before the source of a picture and before its caption, to readers who do not see it, as the services of the BBC have it.
 * Met on pages in Chinese and English (2023); the others are what those services are known to print.
 */
const SOURCES = {
  en: 'image source',
  zh: '[圖图]像[來来]源',
  ja: '画像提供',
  ko: '사진 출처',
  es: 'fuente de la imagen',
  pt: 'crédito',
  fr: 'crédit photo',
  ru: 'автор фото',
  ar: 'صدر الصورة',
  fa: 'منبع تصویر',
  hi: 'इमेज स्रोत',
  id: 'sumber gambar',
  th: 'ที่มาของภาพ',
  tr: 'kaynak',
  vi: 'nguồn hình ảnh',
};
const CAPTIONS = {
  en: '(?:image|media|video) caption',
  zh: '(?:[圖图]像|音[頻频]|[視视][頻频])加[註注]文字',
  ja: '(?:画像|動画)説明',
  ko: '(?:사진|동영상) 설명',
  es: 'pie de foto',
  pt: 'legenda d[ao] (?:foto|vídeo)',
  fr: 'légende (?:image|vidéo)',
  ru: 'подпись к (?:фото|видео)',
  uk: 'підпис до (?:фото|відео)',
  ar: 'التعليق على (?:الصورة|الفيديو)',
  fa: 'توضیح (?:تصویر|ویدیو)',
  hi: 'इमेज कैप्शन',
  id: 'keterangan (?:gambar|video)',
  th: 'คำบรรยาย(?:ภาพ|วิดีโอ)',
  tr: 'fotoğraf altı yazısı',
  vi: 'chụp lại (?:hình ảnh|video)',
};
const SIGN = String.raw`\s?[,，、،:：]\s*`;

export const SOURCE_LABEL = new RegExp(`^(?:${anyOf(SOURCES)})${SIGN}`, 'i');
export const CAPTION_LABEL = new RegExp(`^(?:${anyOf(CAPTIONS)})${SIGN}`, 'i');
