// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

// Files of a case. Those named circuit, witness, moved and larch are Larch's, the others are written here.
const (
	circuitFile     = "circuit.ir"
	witnessFile     = "witness"
	movedFile       = "moved"
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

const reportHeader = "case,constraints,wires,verdict\n"

// replayFolder compiles, solves, proves and verifies every case below a folder with gnark.
func replayFolder(args []string) error {
	return eachCase(args[0], proveCase)
}

// checkFolder does of every case what needs no keys of gnark's.
func checkFolder(args []string) error {
	return eachCase(args[0], func(string, *compiled) error { return nil })
}

// eachCase checks every case below a folder, goes on with it, and writes report.csv.
func eachCase(folder string, next func(dir string, c *compiled) error) error {
	entries, err := os.ReadDir(folder)
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
		dir := filepath.Join(folder, e.Name())
		size := "0,0"
		c, err := checkCase(dir)
		if err == nil {
			internal, secret, publics := c.ccs.GetNbVariables()
			size = fmt.Sprintf("%d,%d", c.ccs.GetNbConstraints(), internal+secret+publics)
			err = next(dir, c)
		}
		verdict := "ok"
		if err != nil {
			failures++
			verdict = strings.NewReplacer(",", ";", "\n", " ").Replace(err.Error())
		}
		fmt.Fprintf(&report, "%s,%s,%s\n", e.Name(), size, verdict)
	}
	path := filepath.Join(folder, "report.csv")
	if err := os.WriteFile(path, []byte(report.String()), 0o644); err != nil {
		return err
	}
	if failures > 0 {
		return fmt.Errorf("%w: %d cases differ, see %s", errRejected, failures, path)
	}
	return nil
}

// compiled is a case as gnark sees it.
type compiled struct {
	ccs          constraint.ConstraintSystem
	full, public witness.Witness
}

func compileCase(dir string) (*compiled, error) {
	full, err := readWitness(filepath.Join(dir, witnessFile))
	if err != nil {
		return nil, err
	}
	public, err := full.Public()
	if err != nil {
		return nil, err
	}
	circuit, err := readIR(filepath.Join(dir, circuitFile))
	if err != nil {
		return nil, err
	}
	field := ecc.BN254.ScalarField()
	ccs, err := frontend.Compile(field, r1cs.NewBuilder, newReplayed(circuit))
	return &compiled{ccs, full, public}, err
}

// checkCase compiles a circuit with gnark, verifies Larch's proof of it and rereads its key, and
// finds Larch's witness good and the same with one value moved bad.
func checkCase(dir string) (*compiled, error) {
	c, err := compileCase(dir)
	if err != nil {
		return nil, err
	}
	if err := verifyLarch(dir, c.public); err != nil {
		return nil, fmt.Errorf("proof of Larch: %w", err)
	}
	if err := rereadProvingKey(dir); err != nil {
		return nil, fmt.Errorf("proving key of Larch: %w", err)
	}
	return c, checkMoved(dir, c)
}

// checkMoved solves with Larch's witness, then with one value moved, for each place that the case
// names. A case that names none is solved when it is proved.
func checkMoved(dir string, c *compiled) error {
	places, err := os.ReadFile(filepath.Join(dir, movedFile))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := c.ccs.IsSolved(c.full, standInChallenge()); err != nil {
		return fmt.Errorf("with the witness of Larch: %w", err)
	}
	values := c.full.Vector().(fr.Vector)
	one := fr.One()
	for ; len(places) >= 4; places = places[4:] {
		at := binary.BigEndian.Uint32(places)
		if uint64(at) >= uint64(len(values)) {
			return fmt.Errorf("the witness has no place %d", at)
		}
		values[at].Add(&values[at], &one)
		err := c.ccs.IsSolved(c.full, standInChallenge())
		values[at].Sub(&values[at], &one)
		if err == nil {
			return fmt.Errorf("gnark is satisfied with another value at place %d", at)
		}
	}
	return nil
}

// standInChallenge answers for a commitment before there are keys to commit with: a hash of all
// that is committed.
func standInChallenge() solver.Option {
	id := solver.GetHintID(cs.Bsb22CommitmentComputePlaceholder)
	return solver.OverrideHint(id, func(field *big.Int, in, out []*big.Int) error {
		hash := sha256.New()
		for _, x := range in {
			hash.Write(x.FillBytes(make([]byte, fr.Bytes)))
		}
		out[0].Mod(out[0].SetBytes(hash.Sum(nil)), field)
		return nil
	})
}

// proveCase makes keys and a proof, verifies it, and leaves everything for Larch to read.
func proveCase(dir string, c *compiled) error {
	pk, vk, err := groth16.Setup(c.ccs)
	if err != nil {
		return err
	}
	proof, err := groth16.Prove(c.ccs, pk, c.full)
	if err != nil {
		return fmt.Errorf("with the witness of Larch: %w", err)
	}
	if err := groth16.Verify(proof, vk, c.public); err != nil {
		return err
	}
	if err := rejectOtherInputs(proof, vk, c.public); err != nil {
		return err
	}
	return errors.Join(
		writeBoth(dir, gnarkKeyFile, gnarkRawKey, vk),
		writeBoth(dir, gnarkProofFile, gnarkRawProof, proof),
		writeFile(filepath.Join(dir, gnarkProving), pk.WriteRawTo),
		writeFile(filepath.Join(dir, gnarkPublicFile), c.public.WriteTo))
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
