package org.quartier.command.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Whether e-mail is sent, and by what. It is off unless {@code quartier.mail.enabled} says otherwise; then
 * {@code quartier.mail.from} and {@code spring.mail.host} are needed.
 */
@Component
class Mail {

    private final boolean on;
    private final String from;
    private final ObjectProvider<JavaMailSender> sender;

    Mail(
            @Value("${quartier.mail.enabled:false}") boolean on,
            @Value("${quartier.mail.from:}") String from,
            ObjectProvider<JavaMailSender> sender) {
        if (on && !isAddress(from)) {
            throw new IllegalStateException("quartier.mail.enabled needs an address in quartier.mail.from");
        }
        if (on && sender.getIfAvailable() == null) {
            throw new IllegalStateException("quartier.mail.enabled needs a mail server in spring.mail.host");
        }
        this.on = on;
        this.from = from;
        this.sender = sender;
    }

    private static boolean isAddress(String text) {
        try {
            return new InternetAddress(text, true).getAddress().contains("@");
        } catch (AddressException e) {
            return false;
        }
    }

    boolean isOn() {
        return on;
    }

    /** The address that e-mails come from. */
    String from() {
        return from;
    }

    JavaMailSender sender() {
        return sender.getObject();
    }
}
