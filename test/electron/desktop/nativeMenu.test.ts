import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenFor, removeTemporaryFolders, startProgram, type Program } from './program.ts';

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.close();
  removeTemporaryFolders();
});

const labelOf = (id: string) => program.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.label, id);
const click = (id: string) => program.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

describe('the native menu', () => {
  it.each([['en', 'File', 'Zoom in'], ['zh-CN', '文件', '放大']] as const)('speaks %s when the page does', async (locale, file, zoomIn) => {
    // The studio draws its menu as it comes up; ours is asked for until it is the last one.
    await expect.poll(async () => {
      await program.page.evaluate((language) => window.laneway?.invoke('host.setMenu', { locale: language, enabled: [], checked: [] }), locale);
      return [await labelOf('file'), await labelOf('view.zoomIn')];
    }).toEqual([file, zoomIn]);
  });

  it('sends what is chosen to the page, and offers only what the page enables', async () => {
    const enable = () => program.page.evaluate(() => window.laneway?.invoke('host.setMenu', { locale: 'en', enabled: ['view.zoomIn', 'view.draw'], checked: ['view.draw'] }));
    await expect.poll(async () => {
      await enable();
      return program.app.evaluate(({ Menu }) => ['view.zoomIn', 'view.zoomOut', 'view.draw'].map((id) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(id);
        return [id, item?.enabled, item?.checked];
      }));
    }).toEqual([['view.zoomIn', true, false], ['view.zoomOut', false, false], ['view.draw', true, true]]);

    await listenFor(program.page, 'menu.command');
    // The studio may come up only now, and disable the item once more before it is clicked.
    await expect.poll(async () => {
      await enable();
      await click('view.zoomIn');
      return program.page.evaluate(() => window.heard['menu.command']?.[0]);
    }).toEqual({ command: 'view.zoomIn' });
  });

  it('edits the text of the field that has the keys, and steps otherwise', async () => {
    await listenFor(program.page, 'menu.command');
    await program.page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'field-of-test';
      field.value = 'Check request';
      document.body.append(field);
      field.focus();
    });
    const isSelected = () => program.page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#field-of-test');
      return field !== null && (field.selectionEnd ?? 0) - (field.selectionStart ?? 0) === field.value.length;
    });

    // The page tells the main process where the keys go; that is on its way when the menu is opened.
    await expect.poll(async () => {
      await click('edit.selectAll');
      return isSelected();
    }).toBe(true);

    await program.page.evaluate(() => {
      document.querySelector('#field-of-test')?.remove();
      window.heard = { 'menu.command': [] };
    });
    await expect.poll(async () => {
      await click('edit.selectAll');
      return program.page.evaluate(() => window.heard['menu.command']?.at(-1));
    }).toEqual({ command: 'edit.selectAll' });
  });
});
