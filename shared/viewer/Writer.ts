import type { Mark, Picture } from '../drawing/Picture.ts';
import type { Fact, Facts } from './facts/Facts.ts';
import { Register } from './Register.ts';
import type { Text } from './Text.ts';
import type { FactGroup, FactRow, PictureRef, TextRef, ViewerElement } from './ViewerData.ts';

/** Takes down what the page needs; what comes again is there once. */
export class Writer {
  readonly texts = new Register<Text>();
  readonly marks = new Register<Mark>();
  readonly groups = new Register<FactGroup>();
  readonly elements = new Register<ViewerElement>();

  text(of: Text): TextRef {
    return this.texts.at(of);
  }
  picture(of: Picture): PictureRef {
    return of.map((mark) => this.marks.at(mark));
  }
  row({ label, value, to }: Fact): FactRow {
    return to === undefined ? [this.text(label), this.text(value)] : [this.text(label), this.text(value), to];
  }
  facts({ title, rows, ways }: Facts): number {
    return this.groups.at({ title: this.text(title), rows: rows.map((row) => this.row(row)), ...(ways ? { ways } : {}) });
  }
}
