#!/usr/bin/env node
/** Mergerwatch from a shell. Each subcommand brings only what it needs, so that a look-up answers at once. */
import { existsSync } from 'node:fs'
import { runCli } from './cli/run.ts'

// Whoever read the output has seen enough (`| head`): no fault of ours, and nobody is left to tell.
process.stdout.on('error', () => process.exit())
if (existsSync('.env')) process.loadEnvFile('.env')
process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  now: () => new Date(),
})
