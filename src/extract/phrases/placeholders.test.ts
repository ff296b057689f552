import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './placeholders.ts';

describe('a placeholder', () => {
  it.each([
    'Externer Inhalt nicht verfügbar',
    'Empfohlener redaktioneller Inhalt',
    'An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.',
    'Ihre Datenschutz-Einstellungen verhindern das Laden dieses Inhalts.',
    'Um dieses Video anzuzeigen, benötigen wir Ihre Einwilligung.',
    'Mit dem Laden der Karte akzeptieren Sie die Datenschutzerklärung des Anbieters.',
    'This article contains content provided by Chirper. We ask before anything is loaded.',
    'Allow Chirper content?',
    'To view this content, please accept cookies.',
    'This content is not available due to your privacy preferences.',
    'Pour afficher ce contenu, veuillez accepter les cookies.',
    'Ce contenu est bloqué, les cookies ayant été refusés.',
    'Para ver este contenido, acepta las cookies.',
    'Per visualizzare questo contenuto accetta i cookie',
    'Om deze inhoud te tonen moeten wij cookies plaatsen',
    'För att se innehållet behöver vi ditt samtycke',
    'Dette indhold kræver cookies',
  ])('%s', (line) => {
    expect(isPlaceholder(line)).toBe(true);
  });

  it.each([
    'An dieser Stelle stand bis 1945 die Synagoge der Stadt.',
    'Hier wird der Fluss breiter.',
    'To see the video, thousands queued in the rain.',
    'This video is one of the most watched of the year.',
    'The content could be removed, the minister said.',
    'Um das Video zu drehen, reiste sie nach Rom.',
    'Pour voir la vidéo, des milliers ont attendu.',
    'Mit einem Klick ist das Konto leer.',
    'Dieser Inhalt des Pakets war verboten.',
    'Para ver el contenido de la caja, la policía llamó a un experto.',
    'Dette innholdet ble fjernet i går.',
  ])('is not: %s', (line) => {
    expect(isPlaceholder(line)).toBe(false);
  });
});
