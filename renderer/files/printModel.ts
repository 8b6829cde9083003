import { toSvg } from '../../shared/drawing/svg.ts';
import { studio } from '../store/studioStore.ts';

/** Puts the diagram alone on a sheet for as long as `print` takes. It is shown as an image: nothing of the model is markup here. */
async function withSheet(print: () => void | Promise<void>): Promise<void> {
  const { model } = studio.getState();
  if (!model) return;
  const url = URL.createObjectURL(new Blob([toSvg(model, { theme: 'print' })], { type: 'image/svg+xml' }));
  const sheet = document.createElement('div');
  sheet.id = 'print-sheet';
  const title = document.createElement('h1');
  title.textContent = model.meta.name;
  const picture = document.createElement('img');
  picture.src = url;
  picture.alt = model.meta.name;
  sheet.append(title, picture);
  document.body.append(sheet);
  try {
    await picture.decode();
    await print();
  } finally {
    sheet.remove();
    URL.revokeObjectURL(url);
  }
}

export const printModel = (): Promise<void> => withSheet(() => window.print());

export const printModelToPdf = (): Promise<void> =>
  withSheet(async () => {
    const { api, model, notify, notifyError } = studio.getState();
    const name = `${model?.meta.name ?? 'model'}.pdf`;
    const answer = await api.invoke('host.printToPdf', { name });
    if (!answer.ok) notifyError(answer.error);
    else if (answer.value.isSaved) notify({ tone: 'success', message: { key: 'shell.export.done', params: { name } } });
  });
