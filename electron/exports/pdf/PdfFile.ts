import Pdf from 'pdfkit';
import type { Locale } from '../../../shared/i18n/Locale.ts';
import { VERSION } from '../../services/version.ts';

/**
 * A PDF that is the same bytes for the same content: nothing in it comes from the clock. Title, language and program go
 * into the document information; pdfkit would write them into XMP as well, without escaping them.
 */
export class PdfFile extends Pdf {
  constructor({ title, locale }: { readonly title: string; readonly locale: Locale }) {
    super({
      autoFirstPage: false,
      margin: 0,
      pdfVersion: '1.7',
      lang: locale,
      displayTitle: true,
      // None of its own: pdfkit would lay Helvetica in.
      font: '',
      info: { Title: title, Producer: `Laneway ${VERSION}`, Creator: 'Laneway', CreationDate: new Date(0) },
    });
  }

  override endMetadata(): void {
    // See above.
  }

  /** Everything that was written, once all pages are there. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      this.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.on('end', () => resolve());
      this.on('error', reject);
    });
    delete this.info.CreationDate;
    this.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
