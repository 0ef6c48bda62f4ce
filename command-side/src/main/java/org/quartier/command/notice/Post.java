package org.quartier.command.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.letter.Letter;
import org.quartier.kernel.value.DeliveryFailure;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Puts letters into e-mails and hands them to the mail server. */
@Component
class Post {

    private static final int PERMANENT = 500;

    private final Mail mail;

    Post(Mail mail) {
        this.mail = mail;
    }

    /** The mail server did not take it. No address, and no word of the server, is in it. */
    static final class NotSent extends Exception {

        private final DeliveryFailure failure;

        private NotSent(DeliveryFailure failure) {
            super(failure.name());
            this.failure = failure;
        }

        DeliveryFailure failure() {
            return failure;
        }
    }

    /** Whether a text is the e-mail address of one person; nothing that would add a line to a message is. */
    static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return address.getAddress().equals(text);
        } catch (AddressException e) {
            return false;
        }
    }

    /**
     * Sends it. The same notification has the same Message-ID whenever it is sent, so that a second copy after a crash
     * is known as one.
     *
     * @throws NotSent when the mail server did not take it
     */
    void send(NotificationId notification, String address, Letter letter) throws NotSent {
        try {
            mail.sender().send(message(notification, address, letter));
        } catch (MailException e) {
            throw new NotSent(failure(e));
        } catch (MessagingException e) {
            throw new NotSent(DeliveryFailure.OTHER);
        }
    }

    private MimeMessage message(NotificationId notification, String address, Letter letter) throws MessagingException {
        MimeMessage message = mail.sender().createMimeMessage();
        String calendar = letter.calendar();
        MimeMessageHelper helper = new MimeMessageHelper(message, calendar != null, StandardCharsets.UTF_8.name());
        helper.setFrom(mail.from());
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(letter.subject());
        helper.setText(letter.text().replace("\n", "\r\n")); // RFC 2046, section 4.1.1
        if (calendar != null) {
            helper.addAttachment(
                    "termin.ics",
                    new ByteArrayResource(calendar.getBytes(StandardCharsets.UTF_8)),
                    "text/calendar; charset=UTF-8; method=PUBLISH");
        }
        message.setHeader("Message-ID", "<" + notification + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answer by a machine
        message.setHeader("Content-Language", letter.language());
        return message;
    }

    private String domain() {
        return mail.from().replaceAll(".*@|[>\\s]", "");
    }

    private static DeliveryFailure failure(MailException e) {
        OptionalInt code = code(e);
        if (e instanceof MailSendException several) {
            for (Exception one : several.getMessageExceptions()) {
                code = code.isPresent() ? code : code(one);
            }
        }
        if (code.isEmpty()) {
            return DeliveryFailure.UNREACHABLE;
        }
        return code.getAsInt() >= PERMANENT ? DeliveryFailure.REFUSED : DeliveryFailure.REFUSED_FOR_NOW;
    }

    /** The answer of the server about this address or message, if it came to that. */
    private static OptionalInt code(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> OptionalInt.empty();
            case SMTPAddressFailedException refused -> OptionalInt.of(refused.getReturnCode());
            case SMTPSenderFailedException refused -> OptionalInt.of(refused.getReturnCode());
            case SMTPSendFailedException refused
            when refused.getReturnCode() > 0 -> OptionalInt.of(refused.getReturnCode());
            case MessagingException chained when chained.getNextException() != null -> code(chained.getNextException());
            default -> code(failure.getCause());
        };
    }
}
