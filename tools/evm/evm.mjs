// SPDX-License-Identifier: Apache-2.0

// usage: node evm.mjs FOLDER
// Compiles FOLDER/Verifier.sol, deploys it in a fresh EVM and makes the calls of FOLDER/calls.txt,
// one line of hexadecimal calldata each. Writes FOLDER/results.csv: the outcome, "ok" or the name
// of the custom error, and the gas that the call and its calldata cost at most: every byte is charged
// as if it were not zero, so that the figure does not depend on chance. Prints the compiler's words.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEVM } from '@ethereumjs/evm'
import { Common, Hardfork, Mainnet } from '@ethereumjs/common'
import { bytesToHex, hexToBytes } from '@ethereumjs/util'
import solc from 'solc'

const HEADER = '// SPDX-License-Identifier: Apache-2.0\npragma solidity >=0.8.20;'
const GAS_LIMIT = 10_000_000n
const BASE_COST = 21_000n
const BYTE_COST = 16n

function compile(source) {
  const input = {
    language: 'Solidity',
    sources: { 'Verifier.sol': { content: source } },
    settings: {
      evmVersion: 'cancun',
      optimizer: { enabled: true, runs: 200 },
      outputSelection: { '*': { '*': ['evm.bytecode.object', 'evm.methodIdentifiers', 'abi'] } },
    },
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input)))
  for (const e of output.errors ?? []) {
    console.log(e.formattedMessage)
    if (e.severity === 'error') {
      process.exit(1)
    }
  }
  const contracts = Object.values(output.contracts['Verifier.sol'])
  if (contracts.length !== 1) {
    throw new Error('one contract expected')
  }
  return contracts[0]
}

/** The names of the custom errors by selector, which are those of functions so named. */
function errorNames(abi) {
  const errors = abi.filter((e) => e.type === 'error')
  const functions = errors.map((e) => `function ${e.name}() external {}`).join(' ')
  const probe = compile(`${HEADER} contract Probe { ${functions} }`)
  const names = {}
  for (const [signature, selector] of Object.entries(probe.evm.methodIdentifiers)) {
    names['0x' + selector] = signature.slice(0, -2)
  }
  return names
}

function intrinsicGas(data) {
  return BASE_COST + BYTE_COST * BigInt(data.length)
}

const folder = process.argv[2]
const contract = compile(readFileSync(join(folder, 'Verifier.sol'), 'utf8'))
const names = errorNames(contract.abi)
const evm = await createEVM({ common: new Common({ chain: Mainnet, hardfork: Hardfork.Cancun }) })
// EIP-2929: a transaction finds the precompiles warm. These calls are no transactions, so say so.
for (const address of evm.precompiles.keys()) {
  evm.journal.addAlwaysWarmAddress(address)
}
const deployed = await evm.runCall({
  data: hexToBytes('0x' + contract.evm.bytecode.object),
  gasLimit: GAS_LIMIT,
})
if (deployed.execResult.exceptionError) {
  throw new Error(deployed.execResult.exceptionError.error)
}
const results = []
for (const line of readFileSync(join(folder, 'calls.txt'), 'utf8').split('\n').filter(Boolean)) {
  const data = hexToBytes('0x' + line)
  const { execResult } = await evm.runCall({
    to: deployed.createdAddress,
    data,
    gasLimit: GAS_LIMIT,
    isStatic: true,
  })
  const returned = bytesToHex(execResult.returnValue)
  const failure = execResult.exceptionError
  const outcome = failure ? (names[returned] ?? `${failure.error} ${returned}`) : 'ok'
  results.push(`${outcome},${execResult.executionGasUsed + intrinsicGas(data)}`)
}
writeFileSync(join(folder, 'results.csv'), results.join('\n') + '\n')
