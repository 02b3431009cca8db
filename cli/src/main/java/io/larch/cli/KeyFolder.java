// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Wrapper;
import io.larch.bn254.EncodingException;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.UserFiles;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperKeys;
import io.larch.wrapper.WrapperVerifyingKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with the wrapper's two keys. */
record KeyFolder(Path folder) {
    private static final String PROVING = "proving.key";
    private static final String VERIFYING = "verifying.key";

    private interface Reader<T> {
        T read(InputStream in) throws IOException, EncodingException;
    }

    static KeyFolder of(String name) throws CommandFailure {
        return new KeyFolder(UserFiles.named(name));
    }

    WrapperKeys read(Wrapper wrapper) throws CommandFailure {
        try {
            return new WrapperKeys(read(PROVING, wrapper::readProvingKey), readVerifying());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, folder + ": " + e.getMessage(), e);
        }
    }

    WrapperVerifyingKey readVerifying() throws CommandFailure {
        return read(VERIFYING, WrapperKeyFile::readVerifying);
    }

    void write(WrapperKeys keys) throws CommandFailure {
        try {
            Files.createDirectories(folder);
            UserFiles.write(
                    folder.resolve(PROVING), out -> WrapperKeyFile.write(out, keys.proving()));
            UserFiles.write(
                    folder.resolve(VERIFYING), out -> WrapperKeyFile.write(out, keys.verifying()));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot write keys to " + folder + ": " + e.getMessage(), e);
        }
    }

    private <T> T read(String name, Reader<T> reader) throws CommandFailure {
        Path file = folder.resolve(name);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return reader.read(in);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "cannot read " + file + " (keys are made by larch setup): " + e.getMessage(),
                    e);
        } catch (EncodingException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
    }
}
