import { spawn } from 'node:child_process'
import { root, workspaceEnvironment } from './paths.mjs'

/**
 * Runs a command in the project's top folder with the workspace's tools first on the PATH.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, environment?: Record<string, string> }} [options] `quiet` keeps the output back; `environment`
 *   is added to the present one.
 * @returns {Promise<{ code: number, output: string }>} the exit code (128 + signal when killed) and all that was printed
 */
export function runCommand(command, args, { quiet = false, environment = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...workspaceEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (!quiet) process.stdout.write(chunk)
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
      if (!quiet) process.stderr.write(chunk)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }))
  })
}
