package org.quartier.kernel.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Reads text that can be stored and sent again: without U+0000 and without half a character. */
final class StorableText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        String text = super.deserialize(json, context);
        if (text != null && !isStorable(text)) {
            return (String) context.handleWeirdStringValue(String.class, "", "holds a character that is none");
        }
        return text;
    }

    /** Whether a text is without U+0000 and without half a character. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
