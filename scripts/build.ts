/** What a published package holds: the sources compiled to dist/, with the files that they read beside them. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
  const isSource = /\.ts$/.test(name);
  if (!isSource && statSync(join('src', name)).isFile()) cpSync(join('src', name), join('dist', name));
}
