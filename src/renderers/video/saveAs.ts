/** Hands the reader a file. @param url of an object; the caller lets go of it */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
