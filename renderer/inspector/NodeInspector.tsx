import { useT } from '../i18n.ts';
import { canBecome, changeKind } from '../../shared/commands/changeKind.ts';
import { moveToLane } from '../../shared/commands/moveToLane.ts';
import { rename } from '../../shared/commands/rename.ts';
import { mayInstantiate } from '../../shared/model/instantiates.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { Gateway, ProcessNode, ReceiveTask } from '../../shared/model/Node.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { BranchesSection } from './BranchesSection.tsx';
import { CalledProcessField } from './CalledProcessField.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { ArrivalsSection } from './ArrivalsSection.tsx';
import { BoundarySection, DefinitionsSection, DelaySection } from './EventSections.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { kindFamily } from './kindFamilies.ts';
import { laneOptions } from './laneOptions.ts';
import { ServiceSection } from './ServiceSection.tsx';
import { useEdit, useSetProperty, type SetProperty } from './useEdit.ts';
import { LoopSection } from './LoopSection.tsx';
import { WorkSection } from './WorkSection.tsx';

interface NodeProps {
  readonly model: ProcessModel;
  readonly node: ProcessNode;
}

export function NodeInspector({ model, node }: NodeProps) {
  const t = useT();
  const set = useSetProperty('nodes', node.id);
  const kind = t(`bpmn.${node.kind}`);
  return (
    <>
      <ElementHeader kind={node.kind === 'locked' ? node.element : kind} name={node.name.trim() || t('inspector.unnamed')} />
      <GeneralSection model={model} node={node} set={set} />
      <KindSections model={model} node={node} set={set} />
    </>
  );
}

function GeneralSection({ model, node, set }: NodeProps & { readonly set: SetProperty }) {
  const t = useT();
  const { execute } = useEdit();
  const family = kindFamily(node.kind).filter((kind) => kind === node.kind || canBecome(model, node, kind));
  const lanes = laneOptions(model, node.pool);
  const isFlowNode = NODE_KINDS[node.kind].category !== 'artifact' && NODE_KINDS[node.kind].category !== 'locked';
  return (
    <Section name="general" title={t('inspector.general')}>
      <TextField
        label={t(node.kind === 'textAnnotation' ? 'inspector.text' : 'inspector.name')} value={node.name} placeholder={t('inspector.namePlaceholder')} isMultiline={node.kind === 'textAnnotation'}
        onCommit={(name) => void execute((m) => rename(m, { id: node.id, name }))}
      />
      {family.length > 1 ? (
        <SelectField label={t('inspector.kind')} value={node.kind} options={family.map((value) => ({ value, label: t(`bpmn.${value}`) }))} onCommit={(kind) => execute((m) => changeKind(m, { id: node.id, kind }))} />
      ) : null}
      {isFlowNode && node.parent === null && lanes.length > 0 ? (
        <SelectField
          label={t('inspector.lane')} value={lanes.find(({ id }) => id === node.lane)?.id ?? null} placeholder={t('inspector.none')}
          options={lanes.map(({ id, path }) => ({ value: id, label: path.map((name) => name.trim() || t('inspector.unnamed')).join(' › ') }))}
          onCommit={(lane) => execute((m) => moveToLane(m, { ids: [node.id], lane }))}
        />
      ) : null}
      {'isCollection' in node ? (
        <>
          <CheckField label={t('inspector.isCollection')} value={node.isCollection} onCommit={(value) => set(['isCollection'], value)} />
          <TextField label={t('inspector.dataState')} value={node.state ?? ''} placeholder={t('inspector.dataStateExample')} onCommit={(text) => void set(['state'], text === '' ? undefined : text)} />
        </>
      ) : null}
      {node.kind === 'callActivity' ? <CalledProcessField model={model} node={node} set={set} /> : null}
      {'triggeredByEvent' in node ? <CheckField label={t('inspector.triggeredByEvent')} value={node.triggeredByEvent} hint={t('inspector.triggeredByEventHint')} onCommit={(value) => set(['triggeredByEvent'], value)} /> : null}
      {node.kind === 'receiveTask' ? <StartsField model={model} node={node} set={set} hint={t('inspector.instantiateHint')} /> : null}
      {'isForCompensation' in node ? <CheckField label={t('inspector.isForCompensation')} value={node.isForCompensation} onCommit={(value) => set(['isForCompensation'], value)} /> : null}
      {node.kind !== 'textAnnotation' ? (
        <TextField label={t('inspector.documentation')} value={node.documentation ?? ''} isMultiline placeholder={t('inspector.documentationPlaceholder')} onCommit={(text) => void set(['documentation'], text === '' ? undefined : text)} />
      ) : null}
    </Section>
  );
}

function KindSections({ model, node, set }: NodeProps & { readonly set: SetProperty }) {
  switch (node.kind) {
    case 'startEvent':
      return <><ArrivalsSection model={model} node={node} set={set} /><DefinitionsSection model={model} node={node} set={set} /></>;
    case 'intermediateCatchEvent':
      return <><DelaySection node={node} set={set} /><DefinitionsSection model={model} node={node} set={set} /></>;
    case 'boundaryEvent':
      return <><BoundarySection model={model} node={node} set={set} /><DefinitionsSection model={model} node={node} set={set} /></>;
    case 'intermediateThrowEvent':
    case 'endEvent':
      return <DefinitionsSection model={model} node={node} set={set} />;
    case 'exclusiveGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
      return <><BranchesSection model={model} node={node} /><GatewaySection model={model} node={node} set={set} /></>;
    case 'parallelGateway':
    case 'eventBasedGateway':
      return <GatewaySection model={model} node={node} set={set} />;
    case 'dataObject':
    case 'dataStore':
    case 'dataInput':
    case 'dataOutput':
    case 'textAnnotation':
    case 'group':
    case 'locked':
      return null;
    default:
      return <><WorkSection model={model} node={node} set={set} /><BranchesSection model={model} node={node} /><LoopSection node={node} set={set} /><ServiceSection service={node.service} set={set} /></>;
  }
}

interface StartsFieldProps {
  readonly model: ProcessModel;
  readonly node: ReceiveTask | Gateway;
  readonly set: SetProperty;
  readonly hint?: string;
}

/** Offered where BPMN lets an element start the process, and where one is said to that may not, so that it can be taken back. */
function StartsField({ model, node, set, hint }: StartsFieldProps) {
  const t = useT();
  if (node.instantiate !== true && !mayInstantiate(model, node)) return null;
  return <CheckField label={t('inspector.instantiate')} value={node.instantiate ?? false} hint={hint} onCommit={(value) => set(['instantiate'], value)} />;
}

function GatewaySection({ model, node, set }: { readonly model: ProcessModel; readonly node: Gateway; readonly set: SetProperty }) {
  const t = useT();
  if (node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway') return null;
  return (
    <Section name="gateway" title={t('inspector.gateway')} startsFolded={node.kind !== 'complexGateway'}>
      {node.kind === 'exclusiveGateway' ? <CheckField label={t('inspector.gateway.marker')} value={node.isMarkerVisible ?? false} onCommit={(value) => set(['isMarkerVisible'], value)} /> : null}
      {node.kind === 'complexGateway' ? (
        <>
          <NumberField
            label={t('inspector.gateway.activationCount')} unit={t('inspector.unit.ways')} value={node.activationCount ?? null} isOptional placeholder={t('inspector.notGiven')} min={1} max={1_000} isWhole hint={t('inspector.gateway.activationCountHint')}
            onCommit={(value) => set(['activationCount'], value ?? undefined)}
          />
          <TextField label={t('inspector.gateway.activation')} value={node.activationCondition ?? ''} isCode placeholder={t('inspector.optional')} onCommit={(text) => void set(['activationCondition'], text === '' ? undefined : text)} />
        </>
      ) : null}
      {node.kind === 'eventBasedGateway' ? (
        <>
          <StartsField model={model} node={node} set={set} />
          <SelectField
            label={t('inspector.gateway.race')} value={node.eventGatewayType ?? 'exclusive'} options={(['exclusive', 'parallel'] as const).map((value) => ({ value, label: t(`inspector.gateway.${value}`) }))}
            onCommit={(value) => set(['eventGatewayType'], value)}
          />
        </>
      ) : null}
    </Section>
  );
}
