import { X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { caseName } from './caseName.ts';
import { replayStore, useReplay, type ReplayPane } from './replayStore.ts';
import { whereabouts } from './whereabouts.ts';

/** What the case that is followed does now. */
export function FollowedCase({ pane }: { readonly pane: ReplayPane }) {
  const t = useT();
  const followed = useReplay((s) => s.followed);
  const row = followed === null ? undefined : pane.replay.rowOfCase.get(followed);
  const text = useReplay((s) => (row === undefined ? '' : whereabouts(t, pane, row, s.t).join(' · ')));
  const isOver = useReplay((s) => row !== undefined && s.t >= pane.replay.trace.cases.endedAt[row]!);
  if (row === undefined) return null;
  return (
    <p className="followed" data-control>
      <b>{caseName(t, pane, row)}</b> <span>{text || t(isOver ? 'replay.where.finished' : 'replay.where.notYet')}</span>
      <IconButton size="sm" placement="top" label={t('replay.unfollow')} onPress={() => replayStore.setState({ followed: null })}><X size={13} /></IconButton>
    </p>
  );
}
