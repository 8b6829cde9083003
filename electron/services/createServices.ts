import { answerService } from './answerService.ts';
import { compareService } from './compareService.ts';
import { experimentService } from './experimentService.ts';
import { logService } from './logService.ts';
import { libraryService } from './libraryService.ts';
import { exportService } from './exportService.ts';
import { modelService } from './modelService.ts';
import { sampleService } from './sampleService.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';
import { simulationService } from './simulationService.ts';
import { traceService } from './traceService.ts';

export interface Services {
  readonly handlers: ServiceHandlers;
  /** Cancels what runs. Storage is closed by whoever opened it. */
  close(): Promise<void>;
}

/** Everything Laneway does on the Node side, whichever host it runs in. */
export function createServices(context: ServiceContext): Services {
  const simulation = simulationService(context);
  const traces = traceService(context);
  const logs = logService(context);
  const answers = answerService(context);
  const comparing = compareService(context);
  const experiments = experimentService(context);
  const files = exportService(context);
  return {
    handlers: {
      ...libraryService(context),
      ...modelService(context),
      ...files.handlers,
      ...sampleService(context),
      ...simulation.handlers,
      ...traces.handlers,
      ...logs.handlers,
      ...answers.handlers,
      ...experiments.handlers,
      ...comparing.handlers,
      'settings.get': () => context.storage.settings.get(),
      'settings.set': (changes) => context.storage.settings.set(changes),
    },
    close: async () => {
      traces.close();
      logs.close();
      answers.close();
      comparing.close();
      files.close();
      await Promise.all([simulation.close(), experiments.close()]);
    },
  };
}
