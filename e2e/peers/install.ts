// The peers' programs, from the system's own packages.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const PACKAGES = ['orthanc', 'orthanc-dicomweb', 'dcmtk'];
const PROGRAMS = ['/usr/sbin/Orthanc', '/usr/share/orthanc/plugins/libOrthancDicomWeb.so', '/usr/bin/dcmdump'];
/** Asked by Debian's packages before they start a service; 101 says no. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs what is missing, where that can be done. @returns why the peers cannot run here, or undefined */
export function ensureOrthanc(): string | undefined {
  if (PROGRAMS.every((file) => existsSync(file))) return undefined;
  if (!existsSync('/usr/bin/apt-get')) return 'no Orthanc (and no apt-get to install it with)';
  if (process.getuid?.() !== 0) return `no Orthanc (install ${PACKAGES.join(' ')}, or run as root)`;
  // The package's own service would listen to everybody on port 8042: it must not start.
  const isPolicyOurs = !existsSync(POLICY);
  if (isPolicyOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    const args = ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES];
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) return `no Orthanc (apt-get: ${stderr.trim().split('\n').at(-1)})`;
  } finally {
    if (isPolicyOurs) rmSync(POLICY);
  }
  return PROGRAMS.every((file) => existsSync(file)) ? undefined : 'no Orthanc (the packages lack a file)';
}
