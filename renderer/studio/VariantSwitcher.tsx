import { useMemo, useState } from 'react';
import { ChevronDown, Copy, GitBranchPlus, Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { Button, MenuTrigger } from 'react-aria-components';
import { variantId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { variantsOf } from '../../shared/model/variants.ts';
import { useT } from '../i18n.ts';
import { NameDialog } from '../start/NameDialog.tsx';
import { studio, useStudio } from '../store/studioStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../ui/Menu.tsx';
import { addVariantNow, duplicateVariant, removeVariantNow, renameVariantTo } from './variantActions.ts';

const MASTER = ' master';
const SERIES = 6;

/** Colour of a variant in every view: by its place in the list, the master grey. */
export const variantColour = (index: number): string => (index < 0 ? 'var(--text-3)' : `var(--series-${(index % SERIES) + 1})`);

/** Which variant is drawn, and everything that can be done with variants. */
export function VariantSwitcher() {
  const t = useT();
  const document = useStudio((s) => s.open?.document);
  const variant = useStudio((s) => s.variant);
  const conflicts = useStudio((s) => s.conflicts.length);
  const setVariant = useStudio((s) => s.setVariant);
  const [isRenaming, setRenaming] = useState(false);
  const variants = useMemo(() => (document ? variantsOf(document) : []), [document]);
  if (!document) return null;
  const shown = find(document.variants, variant);
  const shownName = shown?.name ?? t('shell.variant.master');
  const parentName = (id: string | null) => find(document.variants, id)?.name ?? t('shell.variant.master');
  const act = (key: string) => {
    if (key === ' add') addVariantNow();
    else if (key === ' rename') setRenaming(true);
    else if (key === ' duplicate' && variant) duplicateVariant(variant);
    else if (key === ' remove' && variant) removeVariantNow(variant);
    else setVariant(key === MASTER ? null : variantId(key));
  };

  return (
    <>
      <MenuTrigger>
        <Button className="variant-button" aria-label={t('shell.variant.shown', { name: shownName })}>
          <span className="variant-dot" style={{ background: variantColour(variants.findIndex((v) => v.id === variant)) }} />
          <span>{shownName}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Menu aria-label={t('shell.variants')} onAction={(key) => act(String(key))}>
          <MenuSection title={t('shell.variants')} checked={[variant ?? MASTER]}>
            <MenuItem id={MASTER}>{t('shell.variant.master')}</MenuItem>
            {variants.map((v) => (
              <MenuItem key={v.id} id={v.id} detail={t('shell.variant.basedOn', { name: parentName(v.parent) })}>{v.name}</MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuItem id=" add" icon={<GitBranchPlus size={15} />} detail={t('shell.variant.basedOn', { name: shownName })}>{t('menu.simulate.addVariant')}</MenuItem>
          {shown ? (
            <>
              <MenuItem id=" rename" icon={<Pencil size={15} />}>{t('shell.variant.rename')}</MenuItem>
              <MenuItem id=" duplicate" icon={<Copy size={15} />}>{t('shell.variant.duplicate')}</MenuItem>
              <MenuItem id=" remove" icon={<Trash2 size={15} />} isDanger>{t('shell.variant.remove')}</MenuItem>
            </>
          ) : null}
        </Menu>
      </MenuTrigger>
      <IconButton label={t('menu.simulate.addVariant')} size="sm" onPress={addVariantNow}><Plus size={15} /></IconButton>
      {conflicts > 0 ? (
        <Button
          className="conflict-chip"
          onPress={() => {
            studio.getState().setDrawerTab('problems');
            studio.getState().setLayout('drawer.open', true);
          }}
        >
          <TriangleAlert size={13} aria-hidden="true" />{t('shell.variant.conflicts', { count: conflicts })}
        </Button>
      ) : null}
      {isRenaming && shown ? (
        <NameDialog title={t('shell.variant.rename')} label={t('shell.variant.name')} action={t('shell.variant.renameAction')} initial={shown.name} onClose={() => setRenaming(false)} onSubmit={(name) => renameVariantTo(shown.id, name)} />
      ) : null}
    </>
  );
}
