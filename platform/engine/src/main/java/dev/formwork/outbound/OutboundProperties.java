package dev.formwork.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How things leave the platform. The mail server itself is set by {@code spring.mail.*}.
 *
 * @param mailFrom address that mails come from
 * @param baseUrl where people reach this platform, for links in messages; without one, messages
 *     carry no links, as nothing in a request may say where they lead
 * @param limit for how long a webhook may take in all, and a mail server may say nothing
 */
@ConfigurationProperties("formwork.outbound")
public record OutboundProperties(
    @DefaultValue("formwork@localhost") String mailFrom,
    @DefaultValue("") String baseUrl,
    @DefaultValue("10s") Duration limit) {}
