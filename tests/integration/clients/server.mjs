// SPDX-License-Identifier: Apache-2.0
// The real chat-server as a process, for the tests on node.

import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const patience = 30_000; // ms, for anything that a healthy machine does in well under a second

/** What a promise gives, or an error that says what was waited for. */
export function within(promise, what, ms = patience) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A package of tests/integration/package.json; ends the test with a sentence when it is not installed. */
export async function installed(name) {
  try {
    return await import(name);
  } catch {
    console.error(`${name} is missing: npm ci --prefix tests/integration (or tools/test)`);
    process.exit(1);
  }
}

export function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'madang-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20 }) };
}

/** A certificate for 127.0.0.1; the paths of it and of its key. */
export function makeCertificate(directory) {
  const files = { certificate: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
    '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-out', files.certificate, '-keyout', files.key], { stdio: 'pipe' });
  chmodSync(files.key, 0o600);
  return files;
}

/** Starts the executable that the test was given as its argument; resolves when it is ready. */
export async function startServer(state, ...options) {
  const binary = process.argv[2];
  try {
    accessSync(binary ?? '', constants.X_OK);
  } catch {
    console.error(`usage: node ${process.argv[1]} CHAT-SERVER (an executable)`);
    process.exit(1);
  }
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MADANG_')));
  const child = spawn(binary, ['--state', state, ...options], { env: environment, stdio: 'pipe' });
  let out = '';
  let log = '';
  child.stderr.on('data', text => { log += text; });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', text => {
      out += text;
      if (out.includes('room.enter'))
        resolve();
    });
    ended.then(code => reject(new Error(`chat-server did not start: exit code ${code}\n${log}`)));
  });
  await within(ready, 'chat-server to be ready');
  return {
    addresses: [...out.matchAll(/connect to\s+(\S+)/g)].map(found => found[1]),
    chatPage: out.match(/chat page\s+(\S+)/)?.[1], // of the operations port
    log: () => log,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
