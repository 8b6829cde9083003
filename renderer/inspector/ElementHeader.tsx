interface ElementHeaderProps {
  /** What it is, in the standard's words. */
  readonly kind: string;
  readonly name: string;
}

/** Says what the panel is about. */
export function ElementHeader({ kind, name }: ElementHeaderProps) {
  return (
    <header className="element-header">
      <p className="element-kind">{kind}</p>
      <h2 className="element-name" title={name}>{name}</h2>
    </header>
  );
}
