// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/fft"
	"github.com/consensys/gnark/backend/groth16"
)

const maxLogSize = 24

// timeSteps measures one step at a time, as asked: it compiles a case, then reads names of steps
// from standard input, a line each, and answers each with its milliseconds. The asker alternates
// with its own runs and makes the statistics.
func timeSteps(args []string) error {
	log, err := strconv.Atoi(args[1])
	if err != nil || log < 1 || log > maxLogSize {
		return fmt.Errorf("the logarithm of the size is 1..%d", maxLogSize)
	}
	c, err := compileCase(args[0])
	if err != nil {
		return err
	}
	steps := newTimedSteps(c, log)
	fmt.Println("go," + runtime.Version())
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, d := range build.Deps {
			if d.Path == "github.com/consensys/gnark" || d.Path == "github.com/consensys/gnark-crypto" {
				fmt.Printf("%s,%s\n", d.Path[len("github.com/consensys/"):], d.Version)
			}
		}
	}
	fmt.Printf("constraints,%d\nready\n", c.ccs.GetNbConstraints())
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		step, known := steps[in.Text()]
		if !known {
			return fmt.Errorf("no step %q", in.Text())
		}
		runtime.GC()
		start := time.Now()
		if err := step(); err != nil {
			return err
		}
		fmt.Printf("%.3f\n", float64(time.Since(start).Nanoseconds())/1e6)
	}
	return in.Err()
}

// newTimedSteps names what can be measured. Proving needs a setup before it, verifying a proof.
func newTimedSteps(c *compiled, log int) map[string]func() error {
	var pk groth16.ProvingKey
	var vk groth16.VerifyingKey
	var proof groth16.Proof
	scalars := make([]fr.Element, 1<<log)
	for i := range scalars {
		scalars[i].MustSetRandom()
	}
	_, _, g1, g2 := bn254.Generators()
	points1 := bn254.BatchScalarMultiplicationG1(&g1, scalars)
	points2 := bn254.BatchScalarMultiplicationG2(&g2, scalars)
	domain := fft.NewDomain(uint64(len(scalars)))
	values := make([]fr.Element, len(scalars))
	copy(values, scalars)
	return map[string]func() error{
		"setup": func() (err error) {
			pk, vk, err = groth16.Setup(c.ccs)
			return err
		},
		"prove": func() (err error) {
			proof, err = groth16.Prove(c.ccs, pk, c.full)
			return err
		},
		"verify": func() error { return groth16.Verify(proof, vk, c.public) },
		"msm_g1": func() error {
			_, err := new(bn254.G1Affine).MultiExp(points1, scalars, ecc.MultiExpConfig{})
			return err
		},
		"msm_g2": func() error {
			_, err := new(bn254.G2Affine).MultiExp(points2, scalars, ecc.MultiExpConfig{})
			return err
		},
		"fft": func() error {
			domain.FFT(values, fft.DIF)
			return nil
		},
	}
}
