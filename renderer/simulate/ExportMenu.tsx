import { Copy, Download, FileImage, FileText } from 'lucide-react';
import type { RefObject } from 'react';
import { Button as AriaButton, MenuTrigger } from 'react-aria-components';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { saveFile } from '../files/transfer.ts';
import { useT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { chartSvg, pngOf } from './chartPicture.ts';
import { tableCsv, tableText, type ResultTable } from './tableText.ts';

interface ExportMenuProps {
  readonly title: string;
  readonly table: ResultTable;
  /** The card, in which the chart is looked for. */
  readonly card: RefObject<HTMLElement | null>;
  /** Whether there is a chart to save, or only figures. */
  readonly hasChart: boolean;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fileName = (title: string, extension: string) => `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.${extension}`;

/** Takes figures and pictures along. */
export function ExportMenu({ title, table, card, hasChart }: ExportMenuProps) {
  const t = useT();
  const tell = (tone: 'success' | 'error', key: MessageKey, name = '') => {
    const { announce, notify } = studio.getState();
    if (tone === 'success') announce(t(key, { name }));
    notify({ tone, message: { key, params: { name } } });
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(table));
      tell('success', 'results.copied');
    } catch {
      tell('error', 'results.copyFailed');
    }
  };
  const save = async (extension: string, bytes: Uint8Array<ArrayBuffer> | null) => {
    if (!bytes) {
      tell('error', 'results.saveFailed');
      return;
    }
    const name = fileName(title, extension);
    if (await saveFile(studio.getState().api, { name, bytes })) tell('success', 'results.saved', name);
  };
  const svg = () => (card.current ? chartSvg(card.current) : null);
  const saveSvg = () => {
    const text = svg();
    return save('svg', text === null ? null : bytesOf(text));
  };
  const savePng = async () => {
    const text = svg();
    await save('png', text === null ? null : await pngOf(text).catch(() => null));
  };
  return (
    <MenuTrigger>
      <AriaButton className="tool-button" aria-label={`${title}: ${t('results.export')}`}><Download size={15} aria-hidden /></AriaButton>
      <Menu placement="bottom end">
        <MenuItem icon={<Copy size={14} />} onAction={() => void copy()}>{t('results.copy')}</MenuItem>
        <MenuItem icon={<FileText size={14} />} onAction={() => void save('csv', bytesOf(tableCsv(table)))}>{t('results.saveCsv')}</MenuItem>
        {hasChart ? <MenuItem icon={<FileImage size={14} />} onAction={() => void saveSvg()}>{t('results.saveSvg')}</MenuItem> : null}
        {hasChart ? <MenuItem icon={<FileImage size={14} />} onAction={() => void savePng()}>{t('results.savePng')}</MenuItem> : null}
      </Menu>
    </MenuTrigger>
  );
}
