/** Does the person, or their system, want things to stand still? */
export const isMotionReduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.hasAttribute('data-reduced-motion');
