import type { MenuItemConstructorOptions } from 'electron';
import { strict } from './strict.ts';

type Click = (item: StandInMenuItem) => void;

/** What a test reads and clicks of a native menu. What the system draws of it is beyond the stand-in. */
export class StandInMenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | undefined;
  enabled: boolean;
  checked: boolean;
  readonly #click: Click | undefined;

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator === undefined ? undefined : String(options.accelerator);
    this.submenu = Array.isArray(options.submenu) ? StandInMenu.buildFromTemplate(options.submenu) : undefined;
    this.enabled = options.enabled ?? true;
    this.checked = options.checked ?? false;
    // Ours takes no parameter of the click.
    this.#click = options.click as Click | undefined;
  }

  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    this.#click?.(this);
  }
}

export class StandInMenu {
  static #application: StandInMenu | null = null;
  readonly items: readonly StandInMenuItem[];

  private constructor(items: readonly StandInMenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    return strict('Menu', new StandInMenu(template.map((options) => strict('MenuItem', new StandInMenuItem(options)))));
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.#application = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.#application;
  }

  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found) return found;
    }
    return null;
  }
}
