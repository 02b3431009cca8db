// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

// Files of a case. Those named circuit, witness and larch are Larch's, the others are written here.
const (
	circuitFile     = "circuit.ir"
	witnessFile     = "witness"
	larchKeyFile    = "larch.vk"
	larchProofFile  = "larch.proof"
	gnarkKeyFile    = "gnark.vk"
	gnarkProofFile  = "gnark.proof"
	larchProving    = "larch.pk"
	gnarkProving    = "gnark.raw.pk"
	gnarkRawKey     = "gnark.raw.vk"
	gnarkRawProof   = "gnark.raw.proof"
	gnarkPublicFile = "gnark.public"
)

const reportHeader = "case,constraints,wires,compile_ms,setup_ms,prove_ms,verify_ms,verdict\n"

// replayFolder runs every case below a folder and writes report.csv into it.
func replayFolder(args []string) error {
	entries, err := os.ReadDir(args[0])
	if err != nil {
		return err
	}
	var report strings.Builder
	report.WriteString(reportHeader)
	failures := 0
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		line, err := replayCase(filepath.Join(args[0], e.Name()))
		verdict := "ok"
		if err != nil {
			failures++
			verdict = strings.NewReplacer(",", ";", "\n", " ").Replace(err.Error())
		}
		fmt.Fprintf(&report, "%s,%s,%s\n", e.Name(), line, verdict)
	}
	path := filepath.Join(args[0], "report.csv")
	if err := os.WriteFile(path, []byte(report.String()), 0o644); err != nil {
		return err
	}
	if failures > 0 {
		return fmt.Errorf("%w: %d cases differ, see %s", errRejected, failures, path)
	}
	return nil
}

// replayCase compiles, solves, proves and verifies one circuit with gnark, and verifies Larch's
// proof of it.
func replayCase(dir string) (string, error) {
	const failed = "0,0,0,0,0,0"
	full, err := readWitness(filepath.Join(dir, witnessFile))
	if err != nil {
		return failed, err
	}
	public, err := full.Public()
	if err != nil {
		return failed, err
	}
	if err := verifyLarch(dir, public); err != nil {
		return failed, fmt.Errorf("proof of Larch: %w", err)
	}
	circuit, err := readIR(filepath.Join(dir, circuitFile))
	if err != nil {
		return failed, err
	}
	if err := rereadProvingKey(dir); err != nil {
		return failed, fmt.Errorf("proving key of Larch: %w", err)
	}
	clock := newStopwatch()
	field := ecc.BN254.ScalarField()
	ccs, err := frontend.Compile(field, r1cs.NewBuilder, newReplayed(circuit))
	if err != nil {
		return failed, err
	}
	clock.lap()
	err = proveCase(dir, ccs, full, public, clock)
	internal, secret, publics := ccs.GetNbVariables()
	size := fmt.Sprintf("%d,%d", ccs.GetNbConstraints(), internal+secret+publics)
	return size + clock.csv(4), err
}

func proveCase(
	dir string, ccs constraint.ConstraintSystem, full, public witness.Witness, clock *stopwatch,
) error {
	clock.reset()
	pk, vk, err := groth16.Setup(ccs)
	if err != nil {
		return err
	}
	clock.lap()
	proof, err := groth16.Prove(ccs, pk, full)
	if err != nil {
		return fmt.Errorf("with the witness of Larch: %w", err)
	}
	clock.lap()
	if err := groth16.Verify(proof, vk, public); err != nil {
		return err
	}
	clock.lap()
	if err := rejectOtherInputs(proof, vk, public); err != nil {
		return err
	}
	return errors.Join(
		writeBoth(dir, gnarkKeyFile, gnarkRawKey, vk),
		writeBoth(dir, gnarkProofFile, gnarkRawProof, proof),
		writeFile(filepath.Join(dir, gnarkProving), pk.WriteRawTo),
		writeFile(filepath.Join(dir, gnarkPublicFile), public.WriteTo))
}

// rejectOtherInputs moves the first public input, which must not verify.
func rejectOtherInputs(proof groth16.Proof, vk groth16.VerifyingKey, public witness.Witness) error {
	values := publicValues(public)
	if len(values) == 0 {
		return nil
	}
	values[0] = new(big.Int).Add(values[0], big.NewInt(1))
	other, err := publicWitness(values)
	if err != nil {
		return err
	}
	if groth16.Verify(proof, vk, other) == nil {
		return errors.New("gnark accepts another public input")
	}
	return nil
}

func verifyLarch(dir string, public witness.Witness) error {
	vk := groth16.NewVerifyingKey(ecc.BN254)
	if err := readExactly(filepath.Join(dir, larchKeyFile), vk); err != nil {
		return err
	}
	proof := groth16.NewProof(ecc.BN254)
	if err := readExactly(filepath.Join(dir, larchProofFile), proof); err != nil {
		return err
	}
	return groth16.Verify(proof, vk, public)
}

// rereadProvingKey reads Larch's proving key and finds the same bytes on writing it.
func rereadProvingKey(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, larchProving))
	if err != nil {
		return err
	}
	pk := groth16.NewProvingKey(ecc.BN254)
	if err := decode(data, pk); err != nil {
		return err
	}
	var out bytes.Buffer
	if _, err := pk.WriteRawTo(&out); err != nil {
		return err
	}
	if !bytes.Equal(out.Bytes(), data) {
		return errors.New("gnark writes other bytes")
	}
	return nil
}

type rawWriter interface {
	WriteTo(io.Writer) (int64, error)
	WriteRawTo(io.Writer) (int64, error)
}

func writeBoth(dir, compressed, raw string, object rawWriter) error {
	return errors.Join(
		writeFile(filepath.Join(dir, compressed), object.WriteTo),
		writeFile(filepath.Join(dir, raw), object.WriteRawTo))
}

func writeFile(path string, write func(io.Writer) (int64, error)) error {
	var out bytes.Buffer
	if _, err := write(&out); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

type stopwatch struct {
	last time.Time
	laps []time.Duration
}

func newStopwatch() *stopwatch {
	return &stopwatch{last: time.Now()}
}

func (s *stopwatch) reset() {
	s.last = time.Now()
}

func (s *stopwatch) lap() {
	s.laps = append(s.laps, time.Since(s.last))
	s.last = time.Now()
}

func (s *stopwatch) csv(n int) string {
	var out strings.Builder
	for i := range n {
		ms := 0.0
		if i < len(s.laps) {
			ms = float64(s.laps[i].Microseconds()) / 1000
		}
		fmt.Fprintf(&out, ",%.1f", ms)
	}
	return out.String()
}
