package org.quartier.query;

import com.ibm.icu.lang.UScript;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Which letters a document on paper can hold. Liberation has those of all European languages; what it lacks comes from
 * DejaVu Sans: Arabic with its Persian and Kurdish letters, Hebrew, Armenian, Georgian and others. Whatever neither has,
 * such as Chinese and most emoji, is replaced by words in brackets that say so: never by a sign that says nothing.
 */
final class PaperLetters {

    private static final String LIBERATION = "/liberation/Liberation";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    private static final int JOINS_NOT = 0x200C; // Persian is written with it

    private static final BitSet SHOWN = shown();

    private PaperLetters() {}

    /** Gives a document its fonts, all embedded, and both directions of writing. */
    static void into(PdfRendererBuilder builder) {
        for (String family : new String[] {"Sans", "Serif"}) {
            font(builder, family, "Regular", NORMAL, FontStyle.NORMAL);
            font(builder, family, "Bold", BOLD, FontStyle.NORMAL);
            font(builder, family, "Italic", NORMAL, FontStyle.ITALIC);
        }
        font(builder, "Mono", "Regular", NORMAL, FontStyle.NORMAL);
        Set<FSFontUseCase> last = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL);
        builder.useFont(() -> resource(DEJAVU + ".ttf"), "DejaVu Sans", NORMAL, FontStyle.NORMAL, true, last);
        builder.useFont(() -> resource(DEJAVU + "-Bold.ttf"), "DejaVu Sans", BOLD, FontStyle.NORMAL, true, last);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(TextDirection.LTR);
    }

    /**
     * The page with words in place of what the paper cannot show.
     *
     * @param locale of the words
     */
    static String legible(String page, Locale locale) {
        String composed = Normalizer.normalize(page, Normalizer.Form.NFC);
        StringBuilder legible = new StringBuilder(composed.length());
        String missing = "";
        int end = 0;
        for (int i = 0; i < composed.length(); ) {
            int letter = composed.codePointAt(i);
            i += Character.charCount(letter);
            if (isSilent(letter)) {
                continue;
            }
            if (SHOWN.get(letter)) {
                legible.appendCodePoint(letter);
                missing = letter == ' ' ? missing : ""; // words of one script are one gap
                continue;
            }
            String said = words(letter, locale);
            if (said.equals(missing)) {
                legible.setLength(end);
            } else {
                legible.append(said);
            }
            missing = said;
            end = legible.length();
        }
        return legible.toString();
    }

    /** What only says how others are shown: joined, coloured, the other way round. */
    private static boolean isSilent(int letter) {
        int type = Character.getType(letter);
        return letter != JOINS_NOT && type == Character.FORMAT
                || letter >= 0xFE00 && letter <= 0xFE0F
                || letter >= 0x1F3FB && letter <= 0x1F3FF;
    }

    private static String words(int letter, Locale locale) {
        boolean german = locale.getLanguage().equals("de");
        int script = UScript.getScript(letter);
        if (script <= UScript.INHERITED || script == UScript.UNKNOWN) {
            return german ? "[Zeichen hier nicht darstellbar]" : "[symbol cannot be shown here]";
        }
        String name = new Locale.Builder()
                .setScript(UScript.getShortName(script))
                .build()
                .getDisplayScript(locale);
        return (german ? "[Schrift hier nicht darstellbar: %s]" : "[script cannot be shown here: %s]").formatted(name);
    }

    private static BitSet shown() {
        BitSet shown = letters(LIBERATION + "Sans-Regular.ttf");
        shown.and(letters(LIBERATION + "Serif-Regular.ttf"));
        shown.or(letters(DEJAVU + ".ttf"));
        shown.set('\t');
        shown.set('\n');
        shown.set('\r');
        return shown;
    }

    private static BitSet letters(String file) {
        BitSet letters = new BitSet();
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(resource(file)))) {
            CmapLookup known = font.getUnicodeCmapLookup();
            for (int letter = ' '; letter <= Character.MAX_CODE_POINT; letter++) {
                if (known.getGlyphId(letter) > 0) {
                    letters.set(letter);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    private static void font(PdfRendererBuilder builder, String family, String cut, int weight, FontStyle style) {
        builder.useFont(
                () -> resource(LIBERATION + family + "-" + cut + ".ttf"), "Liberation " + family, weight, style, true);
    }

    private static InputStream resource(String file) {
        InputStream stream = PaperLetters.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException(file + " is missing");
        }
        return stream;
    }
}
