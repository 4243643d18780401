// How much room the window has. Apart from the store, for the launch asks before React is here.

/** Wide screens have room for the side panel; on others it would hide the picture. */
export const hasRoomForPanel = (): boolean => typeof matchMedia === 'undefined' || matchMedia('(min-width: 1366px)').matches;
