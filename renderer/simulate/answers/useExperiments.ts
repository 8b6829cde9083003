import { useCallback, useEffect, useState } from 'react';
import type { ExperimentContent, ExperimentHeader } from '../../../shared/contract/answers.ts';
import type { Input } from '../../../shared/contract/contract.ts';
import { fromWire } from '../../../shared/i18n/fromWire.ts';
import type { Message } from '../../../shared/i18n/Message.ts';
import type { ModelId } from '../../../shared/model/ids.ts';
import { studio } from '../../store/studioStore.ts';

interface Experiments {
  readonly headers: readonly ExperimentHeader[];
  readonly shown: ExperimentContent | null;
  readonly failures: readonly Message[] | null;
  show(id: string | null): Promise<void>;
  start(asked: Omit<Input<'experiment.start'>, 'modelId'>): Promise<void>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The designed experiments of a model, as the host keeps them, and the one whose results are looked at. */
export function useExperiments(modelId: ModelId): Experiments {
  const [headers, setHeaders] = useState<readonly ExperimentHeader[]>([]);
  const [shown, setShown] = useState<ExperimentContent | null>(null);
  const [failures, setFailures] = useState<readonly Message[] | null>(null);

  const list = useCallback(async () => {
    const answer = await studio.getState().api.invoke('experiment.list', { modelId });
    if (answer.ok) setHeaders(answer.value);
  }, [modelId]);
  const show = useCallback(async (experimentId: string | null) => {
    if (experimentId === null) {
      setShown(null);
      return;
    }
    const answer = await studio.getState().api.invoke('experiment.read', { experimentId });
    if (answer.ok) setShown(answer.value);
    else setFailures([fromWire(answer.error.message)]);
  }, []);

  useEffect(() => {
    let isGone = false;
    void studio.getState().api.invoke('experiment.list', { modelId }).then((answer) => {
      if (answer.ok && !isGone) setHeaders(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [modelId]);
  useEffect(() => studio.getState().api.on('experiment.progress', (progress) => {
    if (progress.modelId !== modelId) return;
    setHeaders((before) => before.map((header) => (header.id === progress.experimentId ? { ...header, status: progress.status, done: progress.done } : header)));
    if (progress.failure) setFailures(progress.failure.map(fromWire));
    if (progress.status !== 'running') void show(progress.experimentId);
  }), [modelId, show]);

  const tell = async (call: 'experiment.pause' | 'experiment.resume' | 'experiment.remove', experimentId: string) => {
    setFailures(null);
    const answer = await studio.getState().api.invoke(call, { experimentId });
    if (!answer.ok) setFailures([fromWire(answer.error.message)]);
    await list();
  };
  return {
    headers, shown, failures, show,
    start: async (asked) => {
      setFailures(null);
      const { api, flush } = studio.getState();
      if (!(await flush())) {
        setFailures([{ key: 'shell.simulation.notSaved' }]);
        return;
      }
      const answer = await api.invoke('experiment.start', { modelId, ...asked });
      if (!answer.ok) setFailures([fromWire(answer.error.message)]);
      await list();
    },
    pause: (id) => tell('experiment.pause', id),
    resume: (id) => tell('experiment.resume', id),
    remove: async (id) => {
      if (shown?.header.id === id) setShown(null);
      await tell('experiment.remove', id);
    },
  };
}
