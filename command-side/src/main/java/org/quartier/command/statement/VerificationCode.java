package org.quartier.command.statement;

import java.security.SecureRandom;

/**
 * What proves that someone holds a document: 100 random bits as five groups of four letters, without those that look
 * like others (I, L, O, U). Nobody guesses one: with a million documents issued and a thousand guesses a second it takes
 * longer than the universe has been there.
 */
record VerificationCode(String text) {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static VerificationCode next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new VerificationCode(text.toString());
    }
}
