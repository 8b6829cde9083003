/** Below this width (px) the panel comes up over the drawing and waits to be asked for; as `narrow.css` has it. */
const NARROW = 900;

export const isNarrow = (): boolean => window.innerWidth < NARROW;
