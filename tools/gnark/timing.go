// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"strconv"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/fft"
)

const maxLogSize = 24

// timeKernels prints, as CSV, how long gnark-crypto takes for one MSM in each group and one FFT.
func timeKernels(args []string) error {
	log, err := strconv.Atoi(args[0])
	if err != nil || log < 1 || log > maxLogSize {
		return fmt.Errorf("the logarithm of the size is 1..%d", maxLogSize)
	}
	n := 1 << log
	scalars := make([]fr.Element, n)
	for i := range scalars {
		scalars[i].MustSetRandom()
	}
	_, _, g1, g2 := bn254.Generators()
	points1 := bn254.BatchScalarMultiplicationG1(&g1, scalars)
	points2 := bn254.BatchScalarMultiplicationG2(&g2, scalars)
	domain := fft.NewDomain(uint64(n))
	fmt.Println("kernel,log_size,ms")
	report("msm_g1", log, func() error {
		_, err := new(bn254.G1Affine).MultiExp(points1, scalars, ecc.MultiExpConfig{})
		return err
	})
	report("msm_g2", log, func() error {
		_, err := new(bn254.G2Affine).MultiExp(points2, scalars, ecc.MultiExpConfig{})
		return err
	})
	report("fft", log, func() error {
		domain.FFT(scalars, fft.DIF)
		return nil
	})
	return nil
}

// report prints the best of three runs.
func report(name string, log int, run func() error) {
	best := time.Duration(0)
	for i := range 3 {
		start := time.Now()
		if err := run(); err != nil {
			fmt.Printf("%s,%d,failed: %v\n", name, log, err)
			return
		}
		if d := time.Since(start); i == 0 || d < best {
			best = d
		}
	}
	fmt.Printf("%s,%d,%.2f\n", name, log, float64(best.Microseconds())/1000)
}
