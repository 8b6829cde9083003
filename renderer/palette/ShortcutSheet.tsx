import { COMMAND_NAMES, commandFacts, MENUS } from '../../shared/contract/commandTable.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';

/** All keys, by menu; drawn from the command table, so that it is never out of date. */
export function ShortcutSheet() {
  const t = useT();
  const isOpen = useStudio((s) => s.overlay === 'shortcuts');
  const setOverlay = useStudio((s) => s.setOverlay);
  const host = useStudio((s) => s.api.host);
  const withKeys = COMMAND_NAMES.map((name) => ({ name, ...commandFacts(name) })).filter((facts) => facts.shortcut !== undefined && (facts.host ?? host) === host);
  const groups = MENUS.map((menu) => ({ menu, commands: withKeys.filter((facts) => (facts.menu ?? 'edit') === menu) })).filter(({ commands }) => commands.length > 0);
  return (
    <Dialog title={t('menu.help.shortcuts')} closeLabel={t('shell.close')} size="lg" isReading isOpen={isOpen} onClose={() => setOverlay(null)}>
      <div className="shortcut-columns">
        {groups.map(({ menu, commands }) => (
          <section key={menu} className="shortcut-group">
            <h3>{t(`menu.${menu}`)}</h3>
            <dl>
              {commands.map(({ name, label, shortcut = '' }) => (
                <div key={name}><dt>{t(label)}</dt><dd><Kbd shortcut={shortcut} /></dd></div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
