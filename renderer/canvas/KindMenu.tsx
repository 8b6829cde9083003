import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { changeKind } from '../../shared/commands/changeKind.ts';
import type { NodeKind } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { canvas, useCanvas, type KindMenuState, type Placeable } from './canvasStore.ts';
import { insertNew } from './insertNew.ts';
import { KindIcon } from './KindIcon.tsx';
import { append } from './place.ts';
import { stage } from './stage.ts';
import './floating.css';
import './kindMenu.css';

const NODES: readonly NodeKind[] = [
  'task', 'userTask', 'serviceTask', 'manualTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask', 'callActivity', 'subProcess', 'transaction', 'adHocSubProcess',
  'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway',
  'startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'endEvent',
  'dataObject', 'dataStore', 'textAnnotation', 'group',
];
const NEW: readonly Placeable[] = [...NODES.slice(0, -4), 'dataObject', 'dataStore', 'textAnnotation', 'group', 'pool', 'blackBox', 'lane'];

/** What the rules of BPMN allow here; the commands are asked, so the menu never offers what would be refused. */
function choices(menu: KindMenuState, model: ProcessModel): readonly Placeable[] {
  switch (menu.purpose) {
    case 'new': return NEW;
    case 'append': return NODES.filter((kind) => NODE_KINDS[kind].hasIncoming || kind === 'textAnnotation' || NODE_KINDS[kind].category === 'data');
    case 'changeType': {
      const of = find(model.nodes, menu.of);
      return NODES.filter((kind) => kind !== of?.kind && changeKind(model, { id: menu.of, kind }).ok);
    }
  }
}

function choose(menu: KindMenuState, what: Placeable): void {
  canvas.setState({ menu: null });
  stage()?.element.closest<HTMLElement>('.canvas-surface')?.focus({ preventScroll: true });
  if (menu.purpose === 'new') insertNew(what);
  else if (what === 'pool' || what === 'blackBox' || what === 'lane') return;
  else if (menu.purpose === 'append') append(menu.of, what);
  else studio.getState().execute((model) => changeKind(model, { id: menu.of, kind: what }));
}

/** Next to the element, inside the canvas. */
function positionOf(menu: KindMenuState, model: ProcessModel): { readonly left: number; readonly top: number } | null {
  const here = stage();
  const of = menu.purpose === 'append' ? menu.of[0] : menu.purpose === 'changeType' ? menu.of : undefined;
  const bounds = of === undefined ? undefined : model.geometry[of]?.bounds;
  if (!here || !bounds) return null;
  const { x, y, zoom } = here.viewport();
  const left = (bounds.x + bounds.width) * zoom + x + 12;
  const top = bounds.y * zoom + y - 12;
  return { left: Math.max(8, Math.min(left, here.element.clientWidth - 268)), top: Math.max(8, Math.min(top, here.element.clientHeight - 380)) };
}

/** Kinds of elements to choose from: type to search, arrows and Enter to choose, Esc to leave. */
export function KindMenu() {
  const menu = useCanvas((s) => s.menu);
  const model = useStudio((s) => s.model);
  return menu && model ? <OpenMenu key={menu.purpose} menu={menu} model={model} /> : null;
}

// The list of a combobox: the field keeps the focus, the list shows what it would choose (ARIA practices, combobox).
const LISTBOX = { role: 'listbox' } as const;
const OPTION = { role: 'option' } as const;

function OpenMenu({ menu, model }: { readonly menu: KindMenuState; readonly model: ProcessModel }) {
  const t = useT();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const all = useMemo(() => choices(menu, model), [menu, model]);
  const wanted = query.trim().toLocaleLowerCase();
  const nameOf = (what: Placeable) => ` ${t(`bpmn.${what}`)}`.toLocaleLowerCase();
  // “end” means the end event before the send task: what begins a word comes first.
  const beginsWord = (what: Placeable) => nameOf(what).includes(` ${wanted}`);
  const matching = all.filter((what) => nameOf(what).includes(wanted));
  const found = [...matching.filter(beginsWord), ...matching.filter((what) => !beginsWord(what))];
  const at = Math.min(active, found.length - 1);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    // Chromium gives a promise, which would be taken for a clean-up.
    void list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const close = () => {
    canvas.setState({ menu: null });
    stage()?.element.closest<HTMLElement>('.canvas-surface')?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const chosen = found[at];
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(found.length - 1);
    else if (event.key === 'Enter' && chosen) choose(menu, chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
  };
  const position = positionOf(menu, model);
  const title = t(`canvas.menu.${menu.purpose}`);
  return (
    <div className="kind-menu" data-control data-centred={position === null || undefined} style={position ?? undefined} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) canvas.setState({ menu: null }); }}>
      <div className="kind-menu-search">
        <Search size={14} aria-hidden="true" />
        <input
          ref={field} type="text" role="combobox" aria-label={title} placeholder={title} aria-expanded="true" aria-controls={listId} aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${listId}-${found[at]}` : undefined} value={query} onChange={(event) => { setQuery(event.target.value); setActive(0); }} onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} className="kind-menu-list" id={listId} {...LISTBOX} aria-label={title}>
        {found.map((what, i) => (
          <div
            key={what} id={`${listId}-${what}`} {...OPTION} aria-selected={i === at}
            onPointerMove={() => setActive(i)} onPointerDown={(event) => { event.preventDefault(); choose(menu, what); }}
          >
            <KindIcon what={what} />
            <span>{t(`bpmn.${what}`)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="kind-menu-empty">{t('canvas.menu.none')}</p> : null}
    </div>
  );
}
