/** How much nearer one press of “Zoom in” goes; “Zoom out” goes back by as much. */
export const ZOOM_STEP = 1.25;
