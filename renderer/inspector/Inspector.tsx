import { useStudio } from '../store/studioStore.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { FlowInspector } from './FlowInspector.tsx';
import './forms.css';
import './inspector.css';
import { LaneInspector } from './LaneInspector.tsx';
import { ModelInspector } from './ModelInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { PoolInspector } from './PoolInspector.tsx';
import { SeveralInspector } from './SeveralInspector.tsx';

/** Everything there is to say about what is selected; about the model as a whole when nothing is. */
export function Inspector() {
  const model = useStudio((s) => s.model);
  const selection = useStudio((s) => s.selection);
  if (!model) return null;
  const ids = [...selection];
  const [first] = ids;
  // A key per selection: a half-typed value belongs to the element it was typed for.
  return <div className="panel-form inspector" key={ids.join(' ')}>{first === undefined ? <ModelInspector model={model} /> : ids.length === 1 ? <One model={model} id={first} /> : <SeveralInspector model={model} ids={ids} />}</div>;
}

function One({ model, id }: { readonly model: ProcessModel; readonly id: ElementId }) {
  const node = find(model.nodes, id);
  if (node) return <NodeInspector model={model} node={node} />;
  const flow = find(model.flows, id);
  if (flow) return <FlowInspector model={model} flow={flow} />;
  const lane = find(model.lanes, id);
  if (lane) return <LaneInspector model={model} lane={lane} />;
  const pool = find(model.pools, id);
  return pool ? <PoolInspector model={model} pool={pool} /> : null;
}
