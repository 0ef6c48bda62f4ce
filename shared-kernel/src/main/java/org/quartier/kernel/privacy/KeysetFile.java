package org.quartier.kernel.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;

/** The key-encryption key as a Tink keyset in a file that only its owner can read; made on the first start. */
final class KeysetFile {

    private KeysetFile() {}

    /**
     * Reads it, or makes one where nothing is wrapped yet.
     *
     * @param inUse whether there are keys that only the missing one would open
     * @throws KeysetUnusableException when it is damaged, or missing and in use
     */
    static Aead load(Path file, BooleanSupplier inUse) {
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                if (inUse.getAsBoolean()) {
                    throw KeysetUnusableException.missing(file);
                }
                create(file);
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw KeysetUnusableException.damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset file " + file + " cannot be read.", e);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                RegistryConfiguration.get(),
                InsecureSecretKeyAccess.get());
        Path made = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "keyset",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(made, keyset, StandardOpenOption.SYNC);
            Files.createLink(file, made); // whoever comes second keeps the first one's
        } catch (FileAlreadyExistsException e) {
            // another process was first; its keyset is the one that is loaded
        } finally {
            Files.delete(made);
        }
    }
}
