// The package types its whole, not its core.
declare module 'video.js/core' {
  import videojs from 'video.js';
  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default videojs;
}
