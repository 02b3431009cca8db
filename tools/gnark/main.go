// SPDX-License-Identifier: Apache-2.0

// Command larch-gnark compares Larch's Groth16 with gnark's. The README beside it says how.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/consensys/gnark/logger"
)

// Exit codes: a rejected proof is not a malformed file.
const (
	exitRejected  = 1
	exitMalformed = 2
	exitUsage     = 64
)

var errRejected = errors.New("rejected")

type command struct {
	usage string
	args  int
	run   func(args []string) error
}

var commands = map[string]command{
	"verify":   {"verify VK PROOF PUBLIC", 3, verifyFiles},
	"replay":   {"replay FOLDER", 1, replayFolder},
	"check":    {"check FOLDER", 1, checkFolder},
	"verdicts": {"verdicts TRIPLES OUT", 2, verdicts},
	"solidity": {"solidity VK OUT", 2, writeContract},
	"own":      {"own", 0, printOwn},
	"time":     {"time FOLDER LOG_SIZE", 2, timeSteps},
}

func main() {
	logger.Disable()
	if len(os.Args) < 2 {
		usage()
	}
	c, known := commands[os.Args[1]]
	args := os.Args[2:]
	if !known || len(args) != c.args {
		usage()
	}
	err := c.run(args)
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, err)
	if errors.Is(err, errRejected) {
		os.Exit(exitRejected)
	}
	os.Exit(exitMalformed)
}

func usage() {
	for _, c := range commands {
		fmt.Fprintln(os.Stderr, "usage: larch-gnark", c.usage)
	}
	os.Exit(exitUsage)
}
