package org.quartier.query;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Documents for people, from templates in {@code /documents}: {@code <name>.html} (Mustache over XHTML and CSS) with its
 * texts in {@code <name>_de.properties} and {@code <name>_en.properties}.
 *
 * <p>In a template {@code {{text.key}}} is the text of that key, {@code {{language}}} is {@code de} or {@code en}, and
 * everything else comes from the model. A text may itself hold {@code {{…}}} from the model. What the model holds is
 * escaped, so that no name can be markup; nothing is loaded from outside. {@code {{> paper}}} brings the style that all
 * documents share, with the font families {@code Liberation Sans}, {@code Liberation Serif} and {@code Liberation Mono},
 * which are embedded and hold the letters of all European languages; {@link PaperLetters} says what of others.
 */
@Component
public class Documents {

    static {
        XRLog.setLoggingEnabled(false); // it would log what stands in documents
    }

    private static final String FOLDER = "/documents/";

    private final Mustache.Compiler compiler = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(printable(text)))
            .nullValue("")
            .withLoader(partial -> open(partial + ".html"));
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Template>> texts = new ConcurrentHashMap<>();
    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();

    /**
     * A document as PDF, A4 unless its template says otherwise.
     *
     * @param template the name, without folder and suffix
     * @param locale German or English, as {@link Wording#in} knows them
     * @param model what the template asks for: the accessors of a record, or the keys of a map
     */
    public byte[] pdf(String template, Locale locale, Object model) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics);
        builder.useUriResolver((base, uri) -> null); // a document loads nothing
        PaperLetters.into(builder);
        builder.withHtmlContent(PaperLetters.legible(html(template, locale, model), locale), null);
        builder.withProducer("Quartier");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** The same as a page for a browser. */
    public String html(String template, Locale locale, Object model) {
        String language = locale.getLanguage();
        Map<String, Object> text = new HashMap<>();
        Map<String, Object> globals = Map.of("language", language, "text", text);
        texts.computeIfAbsent(template + "_" + language + ".properties", this::texts)
                .forEach((key, value) -> text.put(key, value.execute(model)));
        StringWriter page = new StringWriter();
        templates.computeIfAbsent(template, this::template).execute(model, globals, page);
        return page.toString();
    }

    private Template template(String name) {
        try (Reader source = open(name + ".html")) {
            return compiler.compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answer that holds a PDF. It is about a person, so that nobody on the way keeps it.
     *
     * @param fileName for whoever saves it, with {@code .pdf}
     */
    public static ResponseEntity<byte[]> answer(byte[] pdf, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    private Map<String, Template> texts(String file) {
        Properties properties = new Properties();
        try (Reader source = open(file)) {
            properties.load(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Template> compiled = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> compiled.put(key, compiler.compile(properties.getProperty(key))));
        return compiled;
    }

    private static Reader open(String file) {
        return new InputStreamReader(resource(FOLDER + file), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String file) {
        InputStream stream = Documents.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException(file + " is missing");
        }
        return stream;
    }

    /** Without what XML cannot hold and paper does not show. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(letter -> letter == '\t' || letter == '\n' || !Character.isISOControl(letter))
                .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
                .filter(letter -> letter != 0xFFFE && letter != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
