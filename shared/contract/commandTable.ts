import { z } from 'zod';
import type { MessageKey } from '../i18n/catalogue.ts';

/** Chromium `KeyboardEvent.key` names joined by `+`; `Mod` is ⌘ on macOS and Ctrl elsewhere. */
export type Shortcut = string;

export const MENUS = ['file', 'edit', 'view', 'insert', 'simulate', 'help'] as const;
export type MenuName = (typeof MENUS)[number];

export interface CommandFacts {
  readonly label: MessageKey;
  /** `null`: reachable by key and palette, in no menu. */
  readonly menu: MenuName | null;
  /** Commands of one menu with different sections are parted by a line; the order of the table is the order of the menu. */
  readonly section: string;
  readonly shortcut?: Shortcut;
  /** Other keys that do the same; only the first one is shown in menus. */
  readonly alternatives?: readonly Shortcut[];
  /** Typed on the canvas only, so that typing a label is never a command. */
  readonly canvasOnly?: boolean;
  /** Has a tick: a choice or a switch. */
  readonly isToggle?: boolean;
  /** Exists only where the host has the means (native print to PDF). */
  readonly host?: 'electron';
}

const file = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'file', section, label, ...more });
const edit = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'edit', section, label, ...more });
const view = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'view', section, label, ...more });
const insert = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'insert', section, label, ...more });
const simulate = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'simulate', section, label, ...more });
const help = (section: string, label: MessageKey, more: Partial<CommandFacts> = {}): CommandFacts => ({ menu: 'help', section, label, ...more });
const onCanvas = (shortcut: Shortcut, ...alternatives: readonly Shortcut[]) => ({ shortcut, alternatives, canvasOnly: true }) as const;

/**
 * Everything a person can ask for by name. Native menu, in-page menu bar, palette and shortcut sheet are all drawn
 * from this table. Keys that a browser keeps for itself (Ctrl+N, T, W and their Shift forms) are not used.
 */
export const COMMANDS = {
  'file.new': file('open', 'menu.file.new', { shortcut: 'Mod+Alt+n' }),
  'file.import': file('open', 'menu.file.import', { shortcut: 'Mod+o' }),
  'file.importFolder': file('open', 'menu.file.importFolder'),
  'file.importParameters': file('open', 'importing.params'),
  'file.duplicate': file('open', 'menu.file.duplicate'),
  'file.compareWith': file('compare', 'comparing.with', { shortcut: 'Mod+Alt+d' }),
  'file.mergeFrom': file('compare', 'comparing.mergeFrom'),
  'file.openConflicts': file('compare', 'comparing.openConflicts'),
  'file.save': file('save', 'menu.file.save', { shortcut: 'Mod+s' }),
  'file.export': file('export', 'menu.file.export', { shortcut: 'Mod+e' }),
  'file.exportLaneway': file('export', 'menu.file.exportLaneway', { shortcut: 'Mod+Shift+s' }),
  'file.exportBpmn': file('export', 'menu.file.exportBpmn', { shortcut: 'Mod+Shift+e' }),
  'file.print': file('print', 'menu.file.print', { shortcut: 'Mod+p' }),
  'file.printToPdf': file('print', 'menu.file.printToPdf', { host: 'electron' }),
  'file.library': file('close', 'menu.file.library', { shortcut: 'Mod+Alt+l' }),

  'edit.undo': edit('history', 'menu.edit.undo', { shortcut: 'Mod+z' }),
  'edit.redo': edit('history', 'menu.edit.redo', { shortcut: 'Mod+Shift+z', alternatives: ['Mod+y'] }),
  'edit.cut': edit('clipboard', 'menu.edit.cut', { shortcut: 'Mod+x', canvasOnly: true }),
  'edit.copy': edit('clipboard', 'menu.edit.copy', { shortcut: 'Mod+c', canvasOnly: true }),
  'edit.paste': edit('clipboard', 'menu.edit.paste', { shortcut: 'Mod+v', canvasOnly: true }),
  'edit.duplicate': edit('clipboard', 'menu.edit.duplicate', { shortcut: 'Mod+d', canvasOnly: true }),
  'edit.delete': edit('clipboard', 'menu.edit.delete', onCanvas('Delete', 'Backspace')),
  'edit.selectAll': edit('clipboard', 'menu.edit.selectAll', { shortcut: 'Mod+a', canvasOnly: true }),
  'edit.selectFlow': edit('clipboard', 'menu.edit.selectFlow', onCanvas('f')),
  'edit.rename': edit('element', 'menu.edit.rename', onCanvas('F2', 'e')),
  'edit.append': edit('element', 'menu.edit.append', onCanvas('a')),
  'edit.changeType': edit('element', 'menu.edit.changeType', onCanvas('r')),
  'edit.connect': edit('element', 'menu.edit.connect', onCanvas('c')),
  'edit.changeSource': edit('element', 'menu.edit.changeSource', onCanvas('[')),
  'edit.changeTarget': edit('element', 'menu.edit.changeTarget', onCanvas(']')),
  'edit.toggleExpanded': edit('element', 'menu.edit.toggleExpanded', onCanvas('Alt+Enter')),
  'edit.groupIntoSubProcess': edit('element', 'menu.edit.groupIntoSubProcess', { shortcut: 'Mod+g', canvasOnly: true }),
  'edit.alignLeft': edit('arrange', 'menu.edit.alignLeft'),
  'edit.alignCentre': edit('arrange', 'menu.edit.alignCentre'),
  'edit.alignRight': edit('arrange', 'menu.edit.alignRight'),
  'edit.alignTop': edit('arrange', 'menu.edit.alignTop'),
  'edit.alignMiddle': edit('arrange', 'menu.edit.alignMiddle'),
  'edit.alignBottom': edit('arrange', 'menu.edit.alignBottom'),
  'edit.distributeHorizontally': edit('arrange', 'menu.edit.distributeHorizontally'),
  'edit.distributeVertically': edit('arrange', 'menu.edit.distributeVertically'),
  'edit.moveLaneUp': edit('layout', 'menu.edit.moveLaneUp', onCanvas('Alt+ArrowUp')),
  'edit.moveLaneDown': edit('layout', 'menu.edit.moveLaneDown', onCanvas('Alt+ArrowDown')),
  'edit.reroute': edit('layout', 'menu.edit.reroute'),
  'edit.autoLayout': edit('layout', 'menu.edit.autoLayout', { shortcut: 'Mod+Shift+l' }),
  'edit.moveLeft': { menu: null, section: 'move', label: 'menu.edit.moveLeft', ...onCanvas('Shift+ArrowLeft') },
  'edit.moveRight': { menu: null, section: 'move', label: 'menu.edit.moveRight', ...onCanvas('Shift+ArrowRight') },
  'edit.moveUp': { menu: null, section: 'move', label: 'menu.edit.moveUp', ...onCanvas('Shift+ArrowUp') },
  'edit.moveDown': { menu: null, section: 'move', label: 'menu.edit.moveDown', ...onCanvas('Shift+ArrowDown') },
  'edit.wider': { menu: null, section: 'size', label: 'menu.edit.wider', ...onCanvas('Mod+Shift+ArrowRight') },
  'edit.narrower': { menu: null, section: 'size', label: 'menu.edit.narrower', ...onCanvas('Mod+Shift+ArrowLeft') },
  'edit.taller': { menu: null, section: 'size', label: 'menu.edit.taller', ...onCanvas('Mod+Shift+ArrowDown') },
  'edit.shorter': { menu: null, section: 'size', label: 'menu.edit.shorter', ...onCanvas('Mod+Shift+ArrowUp') },
  'edit.moveNameLeft': { menu: null, section: 'name', label: 'menu.edit.moveNameLeft', ...onCanvas('Alt+Shift+ArrowLeft') },
  'edit.moveNameRight': { menu: null, section: 'name', label: 'menu.edit.moveNameRight', ...onCanvas('Alt+Shift+ArrowRight') },
  'edit.moveNameUp': { menu: null, section: 'name', label: 'menu.edit.moveNameUp', ...onCanvas('Alt+Shift+ArrowUp') },
  'edit.moveNameDown': { menu: null, section: 'name', label: 'menu.edit.moveNameDown', ...onCanvas('Alt+Shift+ArrowDown') },

  'view.palette': view('find', 'menu.view.palette', { shortcut: 'Mod+k', alternatives: ['Mod+f'] }),
  'view.draw': view('mode', 'menu.view.draw', { shortcut: 'Alt+1', isToggle: true }),
  'view.simulate': view('mode', 'menu.view.simulate', { shortcut: 'Alt+2', isToggle: true }),
  'view.compare': view('mode', 'menu.view.compare', { shortcut: 'Alt+3', isToggle: true }),
  'view.zoomIn': view('zoom', 'menu.view.zoomIn', { shortcut: 'Mod+=', alternatives: ['Mod++'] }),
  'view.zoomOut': view('zoom', 'menu.view.zoomOut', { shortcut: 'Mod+-' }),
  'view.zoom100': view('zoom', 'menu.view.zoom100', { shortcut: 'Shift+0', alternatives: ['Shift+)'], canvasOnly: true }),
  'view.fit': view('zoom', 'menu.view.fit', { shortcut: 'Shift+1', alternatives: ['Shift+!'], canvasOnly: true }),
  'view.fitSelection': view('zoom', 'menu.view.fitSelection', { shortcut: 'Shift+2', alternatives: ['Shift+@'], canvasOnly: true }),
  'view.outline': view('panels', 'menu.view.outline', { shortcut: 'Mod+b', isToggle: true }),
  'view.inspector': view('panels', 'menu.view.inspector', { shortcut: 'Mod+i', isToggle: true }),
  'view.drawer': view('panels', 'menu.view.drawer', { shortcut: 'Mod+j', isToggle: true }),
  'view.minimap': view('panels', 'menu.view.minimap', { ...onCanvas('m'), isToggle: true }),
  'view.enterSubProcess': view('plane', 'menu.view.enterSubProcess', onCanvas('Mod+ArrowDown')),
  'view.leaveSubProcess': view('plane', 'menu.view.leaveSubProcess', onCanvas('Mod+ArrowUp')),
  'view.nextRegion': view('focus', 'menu.view.nextRegion', { shortcut: 'F6' }),
  'view.previousRegion': view('focus', 'menu.view.previousRegion', { shortcut: 'Shift+F6' }),
  'view.nextProblem': view('problems', 'menu.view.nextProblem', { shortcut: 'F8' }),
  'view.themeSystem': view('theme', 'menu.view.themeSystem', { isToggle: true }),
  'view.themeLight': view('theme', 'menu.view.themeLight', { isToggle: true }),
  'view.themeDark': view('theme', 'menu.view.themeDark', { isToggle: true }),
  'view.english': view('language', 'menu.view.english', { isToggle: true }),
  'view.chinese': view('language', 'menu.view.chinese', { isToggle: true }),

  'insert.new': insert('any', 'menu.insert.new', onCanvas('n')),
  'insert.pool': insert('lanes', 'bpmn.pool'),
  'insert.blackBox': insert('lanes', 'bpmn.blackBox'),
  'insert.lane': insert('lanes', 'bpmn.lane'),
  'insert.task': insert('activities', 'bpmn.task', onCanvas('t')),
  'insert.userTask': insert('activities', 'bpmn.userTask'),
  'insert.serviceTask': insert('activities', 'bpmn.serviceTask'),
  'insert.manualTask': insert('activities', 'bpmn.manualTask'),
  'insert.scriptTask': insert('activities', 'bpmn.scriptTask'),
  'insert.businessRuleTask': insert('activities', 'bpmn.businessRuleTask'),
  'insert.sendTask': insert('activities', 'bpmn.sendTask'),
  'insert.receiveTask': insert('activities', 'bpmn.receiveTask'),
  'insert.callActivity': insert('activities', 'bpmn.callActivity'),
  'insert.subProcess': insert('activities', 'bpmn.subProcess'),
  'insert.exclusiveGateway': insert('gateways', 'bpmn.exclusiveGateway', onCanvas('x')),
  'insert.parallelGateway': insert('gateways', 'bpmn.parallelGateway', onCanvas('p')),
  'insert.inclusiveGateway': insert('gateways', 'bpmn.inclusiveGateway'),
  'insert.eventBasedGateway': insert('gateways', 'bpmn.eventBasedGateway'),
  'insert.startEvent': insert('events', 'bpmn.startEvent'),
  'insert.intermediateCatchEvent': insert('events', 'bpmn.intermediateCatchEvent'),
  'insert.intermediateThrowEvent': insert('events', 'bpmn.intermediateThrowEvent'),
  'insert.boundaryEvent': insert('events', 'bpmn.boundaryEvent'),
  'insert.endEvent': insert('events', 'bpmn.endEvent'),
  'insert.dataObject': insert('data', 'bpmn.dataObject'),
  'insert.dataStore': insert('data', 'bpmn.dataStore'),
  'insert.textAnnotation': insert('artifacts', 'bpmn.textAnnotation'),
  'insert.group': insert('artifacts', 'bpmn.group'),

  'simulate.run': simulate('run', 'menu.simulate.run', { shortcut: 'Mod+Enter' }),
  'simulate.stop': simulate('run', 'menu.simulate.stop'),
  'simulate.replay': simulate('run', 'replay.open', { shortcut: 'Mod+Alt+Enter', isToggle: true }),
  'simulate.eventLog': simulate('log', 'eventLog.open'),
  'simulate.people': simulate('people', 'people.open', { shortcut: 'Mod+Alt+p' }),
  'simulate.addVariant': simulate('variants', 'menu.simulate.addVariant'),

  'help.shortcuts': help('help', 'menu.help.shortcuts', onCanvas('?', 'Shift+?')),
  'help.about': help('help', 'menu.help.about'),
} as const satisfies Record<string, CommandFacts>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
/** Facts of one command, with the optional ones readable. */
export const commandFacts = (name: CommandName): CommandFacts => COMMANDS[name];
export const CommandId = z.enum(Object.keys(COMMANDS) as [CommandName, ...CommandName[]]);
