package org.quartier.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import org.quartier.standalone.DataDirectory;

/** The key that signs tokens. It is kept, so that a token outlives a restart. */
final class SigningKey {

    static final String FILE = "issuer-key.json";
    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(DataDirectory directory) {
        try {
            return RSAKey.parse(directory.secret(FILE, SigningKey::generated));
        } catch (ParseException notAKey) {
            throw directory.damaged(FILE + " is not a key");
        }
    }

    private static String generated() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
