/** The data dictionary that dcmjs ships without types: '(gggg,eeee)', repeating groups as '(6000-60FF,eeee)', private ones with their creator. */
declare module 'dcmjs/dictionary' {
  export const dictionary: Readonly<Record<string, { readonly vr: string; readonly name: string; readonly version: string }>>;
}
