import { BookOpen, Braces, FileCode, FileImage, FileSpreadsheet, FileText, Globe, Image, NotebookText, Sheet, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';

export interface FormatCard {
  readonly format: ExportFormat;
  readonly title: MessageKey;
  /** What it is good for, in a few words. */
  readonly use: MessageKey;
  readonly icon: ReactNode;
}

export interface FormatGroup {
  readonly title: MessageKey;
  readonly cards: readonly FormatCard[];
}

const SIZE = 17;

/** Every form in which a model leaves Laneway, by what people want with it. */
export const FORMAT_GROUPS: readonly FormatGroup[] = [
  { title: 'exports.group.picture', cards: [
    { format: 'pdf', title: 'exports.format.pdf', use: 'exports.use.pdf', icon: <FileText size={SIZE} /> },
    { format: 'png', title: 'exports.format.png', use: 'exports.use.png', icon: <Image size={SIZE} /> },
    { format: 'svg', title: 'exports.format.svg', use: 'exports.use.svg', icon: <FileImage size={SIZE} /> },
  ] },
  { title: 'exports.group.document', cards: [
    { format: 'html', title: 'exports.format.html', use: 'exports.use.html', icon: <Globe size={SIZE} /> },
    { format: 'handbook', title: 'exports.format.handbook', use: 'exports.use.handbook', icon: <BookOpen size={SIZE} /> },
    { format: 'docx', title: 'exports.format.docx', use: 'exports.use.docx', icon: <NotebookText size={SIZE} /> },
  ] },
  { title: 'exports.group.table', cards: [
    { format: 'xlsx', title: 'exports.format.xlsx', use: 'exports.use.xlsx', icon: <FileSpreadsheet size={SIZE} /> },
    { format: 'csv', title: 'exports.format.csv', use: 'exports.use.csv', icon: <Sheet size={SIZE} /> },
    { format: 'md', title: 'exports.format.md', use: 'exports.use.md', icon: <FileCode size={SIZE} /> },
  ] },
  { title: 'exports.group.model', cards: [
    { format: 'laneway', title: 'exports.format.laneway', use: 'exports.use.laneway', icon: <Workflow size={SIZE} /> },
    { format: 'bpmn', title: 'exports.format.bpmn', use: 'exports.use.bpmn', icon: <Braces size={SIZE} /> },
  ] },
];

/** Formats that show the diagram, which can be looked at before. */
export const isPicture = (format: ExportFormat): boolean => format === 'pdf' || format === 'png' || format === 'svg' || format === 'html';
