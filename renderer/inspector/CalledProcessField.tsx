import { useT } from '../i18n.ts';
import { calledPool, namedPool } from '../../shared/model/calledPool.ts';
import type { CallActivity } from '../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import type { SetProperty } from './useEdit.ts';

interface CalledProcessFieldProps {
  readonly model: ProcessModel;
  readonly node: CallActivity;
  readonly set: SetProperty;
}

/** What a call activity calls: a process of this model, whose content is then simulated, or one that stands elsewhere. */
export function CalledProcessField({ model, node, set }: CalledProcessFieldProps) {
  const t = useT();
  const called = namedPool(model, node.calledElement);
  const pools = rows(model.pools).filter((pool) => pool.id === called?.id || (pool.kind !== 'blackBox' && pool.id !== node.pool));
  const commit = (text: string) => void set(['calledElement'], text === '' ? undefined : text);
  return (
    <>
      {pools.length > 0 ? (
        <SelectField
          label={t('inspector.calledElement')} value={called?.id ?? ''} hint={called ? t(calledPool(model, node) === null ? 'inspector.calledElement.unseen' : 'inspector.calledElement.hint') : undefined}
          options={[{ value: '', label: t('inspector.calledElement.elsewhere') }, ...pools.map(({ id, name }) => ({ value: id, label: name.trim() || id }))]} onCommit={commit}
        />
      ) : null}
      {called ? null : (
        <TextField label={t(pools.length > 0 ? 'inspector.calledElement.id' : 'inspector.calledElement')} value={node.calledElement ?? ''} placeholder={t('inspector.optional')} onCommit={commit} />
      )}
    </>
  );
}
