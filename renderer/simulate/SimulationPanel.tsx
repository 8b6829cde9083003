/** Filled in by its own part of the interface. */
export function SimulationPanel() {
  return null;
}
